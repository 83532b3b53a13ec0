using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender.Cards;

/// <summary>The texts of every reason code: the only place where they are defined.</summary>
public static class ReasonTexts
{
    /// <summary>The texts of a code, in the language of the screen.</summary>
    public static ReasonText Of(ReasonCode code) => OfAccess(code) ?? OfWork(code);

    private static ReasonText? OfAccess(ReasonCode code) =>
        code switch
        {
            ReasonCode.TenantMismatch => new(code, RecommenderTexts.ReasonTenantMismatch, RecommenderTexts.ReasonNoRight)
            {
                ToActor = RecommenderTexts.ReasonNotForYou,
            },
            ReasonCode.NotPermitted => new(code, RecommenderTexts.ReasonNotPermitted, RecommenderTexts.ReasonNoRight)
            {
                ToActor = RecommenderTexts.ReasonNotForYou,
                Heading = RecommenderTexts.ReasonNotPermittedHeading,
            },
            ReasonCode.Clearance => new(code, RecommenderTexts.ReasonClearance, RecommenderTexts.ReasonClearanceText)
            {
                ToActor = RecommenderTexts.ReasonNotForYou,
                Heading = RecommenderTexts.ReasonClearanceHeading,
            },
            ReasonCode.Acl => new(code, RecommenderTexts.ReasonAcl, RecommenderTexts.ReasonNoRight)
            {
                ToActor = RecommenderTexts.ReasonNotForYou,
            },
            ReasonCode.Region => new(code, RecommenderTexts.ReasonRegion, RecommenderTexts.ReasonRegionText),
            ReasonCode.Language => new(code, RecommenderTexts.ReasonLanguage, RecommenderTexts.ReasonLanguageText),
            _ => null,
        };

    private static ReasonText OfWork(ReasonCode code) =>
        code switch
        {
            ReasonCode.StateNotAllowed => new(code, RecommenderTexts.ReasonStateNotAllowed, RecommenderTexts.ReasonStateNotAllowedText)
            {
                Heading = RecommenderTexts.ReasonStateNotAllowedHeading,
            },
            ReasonCode.RoleNotAllowed => new(code, RecommenderTexts.ReasonRoleNotAllowed, RecommenderTexts.ReasonRoleNotAllowedText),
            ReasonCode.DuplicateRequest => new(code, RecommenderTexts.ReasonDuplicateRequest, RecommenderTexts.ReasonDuplicateRequestText),
            ReasonCode.CatalogNotPublished => new(
                code,
                RecommenderTexts.ReasonCatalogNotPublished,
                RecommenderTexts.ReasonCatalogNotPublishedText
            ),
            ReasonCode.DocumentNotCurrent => new(
                code,
                RecommenderTexts.ReasonDocumentNotCurrent,
                RecommenderTexts.ReasonDocumentNotCurrentText
            ),
            ReasonCode.PolicyExpired => new(code, RecommenderTexts.ReasonPolicyExpired, RecommenderTexts.ReasonPolicyExpiredText),
            ReasonCode.ExpertUnavailable => new(
                code,
                RecommenderTexts.ReasonExpertUnavailable,
                RecommenderTexts.ReasonExpertUnavailableText
            ),
            ReasonCode.ExpertOverloaded => new(code, RecommenderTexts.ReasonExpertOverloaded, RecommenderTexts.ReasonExpertOverloadedText),
            ReasonCode.ConflictOfInterest => new(
                code,
                RecommenderTexts.ReasonConflictOfInterest,
                RecommenderTexts.ReasonConflictOfInterestText
            )
            {
                Heading = RecommenderTexts.ReasonConflictOfInterestHeading,
            },
            _ => OfHistory(code),
        };

    private static ReasonText OfHistory(ReasonCode code) =>
        code switch
        {
            ReasonCode.AlreadyTried => new(code, RecommenderTexts.ReasonAlreadyTried, RecommenderTexts.ReasonAlreadyTriedText),
            ReasonCode.DismissedByActor => new(code, RecommenderTexts.ReasonDismissedByActor, RecommenderTexts.ReasonDismissedByActorText)
            {
                ToActor = RecommenderTexts.ReasonDismissedByActorToActor,
                Heading = RecommenderTexts.ReasonDismissedByActorHeading,
            },
            ReasonCode.ContactCap => new(code, RecommenderTexts.ReasonContactCap, RecommenderTexts.ReasonContactCapText),
            ReasonCode.NotEntitled => new(code, RecommenderTexts.ReasonNotEntitled, RecommenderTexts.ReasonNotEntitledText)
            {
                Heading = RecommenderTexts.ReasonNotEntitledHeading,
            },
            ReasonCode.BelowFloor => new(code, RecommenderTexts.ReasonBelowFloor, RecommenderTexts.ReasonBelowFloorText),
            ReasonCode.AwaitsAnswer => new(code, RecommenderTexts.ReasonAwaitsAnswer, RecommenderTexts.ReasonAwaitsAnswerText),
            ReasonCode.OppositeWaits => new(code, RecommenderTexts.ReasonOppositeWaits, RecommenderTexts.ReasonOppositeWaitsText)
            {
                Heading = RecommenderTexts.ReasonOppositeWaitsHeading,
            },
            ReasonCode.EarlierStepMissing => new(
                code,
                RecommenderTexts.ReasonEarlierStepMissing,
                RecommenderTexts.ReasonEarlierStepMissingText
            ),
            ReasonCode.CheckFailed => new(code, RecommenderTexts.ReasonCheckFailed, RecommenderTexts.ReasonCheckFailedText),
            _ => throw new ArgumentOutOfRangeException(nameof(code), code, message: null),
        };
}

/// <summary>The texts of one reason code.</summary>
/// <param name="Label">Completes "left out because it is"; for readers of a trace.</param>
/// <param name="Sentence">Answers "why not this one?".</param>
public sealed record ReasonText(ReasonCode Code, string Label, string Sentence)
{
    /// <summary>Text for the person who opened the case; never names a right that they lack.</summary>
    public string ToActor
    {
        get => field ?? Label;
        init;
    }

    /// <summary>Label of a statistic over many cases.</summary>
    public string Heading
    {
        get => field ?? char.ToUpperInvariant(Label[0]) + Label[1..];
        init;
    }
}
