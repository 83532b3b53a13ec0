using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender.Cards;

/// <summary>Every reason code with its texts: the only place where they are written.</summary>
public static class ReasonTexts
{
    private const string NoRight = "A policy or a right does not permit it";
    private const string NotForYou = "not permitted to you";

    private static readonly Dictionary<ReasonCode, ReasonText> s_texts = new ReasonText[]
    {
        new(ReasonCode.TenantMismatch, "of another tenant", NoRight) { ToActor = NotForYou },
        new(ReasonCode.NotPermitted, "not permitted", NoRight) { ToActor = NotForYou, Heading = "No rule permits it" },
        new(ReasonCode.Clearance, "above clearance", "Classified above the clearance")
        {
            ToActor = NotForYou,
            Heading = "Above the person's clearance",
        },
        new(ReasonCode.Acl, "not on the access list", NoRight) { ToActor = NotForYou },
        new(ReasonCode.Region, "for another region", "For another region"),
        new(ReasonCode.Language, "in another language", "In a language that neither the person nor the case has"),
        new(ReasonCode.StateNotAllowed, "not allowed in this state", "The workflow does not allow it in the case's state")
        {
            Heading = "Not allowed in the state",
        },
        new(ReasonCode.RoleNotAllowed, "for another role", "It is for another role"),
        new(ReasonCode.DuplicateRequest, "already requested", "It already waits for approval"),
        new(ReasonCode.CatalogNotPublished, "not in the published catalog", "It is not in the published catalog"),
        new(ReasonCode.DocumentNotCurrent, "not in force", "It is not in force"),
        new(ReasonCode.PolicyExpired, "resting on an expired policy", "It rests on a policy that is not in force"),
        new(ReasonCode.ExpertUnavailable, "away", "Away at the time"),
        new(ReasonCode.ExpertOverloaded, "fully loaded", "Fully loaded, or asked often enough that day"),
        new(ReasonCode.ConflictOfInterest, "with a conflict of interest", "A conflict of interest") { Heading = "Conflict of interest" },
        new(ReasonCode.AlreadyTried, "already tried", "It was already done on this case"),
        new(ReasonCode.DismissedByActor, "dismissed on this case", "It was dismissed on this case")
        {
            ToActor = "dismissed by you",
            Heading = "Dismissed by the person",
        },
        new(ReasonCode.ContactCap, "contacted too often", "The customer was contacted often enough"),
        new(ReasonCode.NotEntitled, "not in the customer's contract", "The customer's contract does not include it")
        {
            Heading = "Not in the contract",
        },
        new(ReasonCode.BelowFloor, "with too little evidence", "Nothing forbids it, but there is too little evidence for it here"),
        new(ReasonCode.CheckFailed, "could not be checked", "It could not be checked, and what cannot be checked is not shown"),
    }.ToDictionary(text => text.Code);

    /// <summary>The texts of a code.</summary>
    public static ReasonText Of(ReasonCode code) => s_texts[code];
}

/// <summary>The texts of one reason code.</summary>
/// <param name="Label">Continues "left out because it is"; for readers of a trace.</param>
/// <param name="Sentence">Answers "why not this one?".</param>
public sealed record ReasonText(ReasonCode Code, string Label, string Sentence)
{
    /// <summary>Text for the person who opened the case; never names a right that they lack.</summary>
    public string ToActor
    {
        get => field ?? Label;
        init;
    }

    /// <summary>Label of a figure that counts many cases.</summary>
    public string Heading
    {
        get => field ?? char.ToUpperInvariant(Label[0]) + Label[1..];
        init;
    }
}
