using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhyNot;

/// <summary>Everything that would remove a reason against an item.</summary>
internal static class ReasonChanges
{
    public static IEnumerable<CounterfactualChange> Against(ReasonCode reason, WhyNotInput it) =>
        it.Item.Kind switch
        {
            SlateKind.Action => Action(reason, it),
            SlateKind.Document => Document(reason, it),
            _ => Person(reason, it),
        };

    private static IEnumerable<CounterfactualChange> Action(ReasonCode reason, WhyNotInput it) =>
        reason switch
        {
            ReasonCode.NotPermitted => Forbidden(it),
            ReasonCode.Clearance => Clearance(it, it.Case.Classification),
            ReasonCode.Region when it.Case.Region is { } region => [it.Change(ChangeCode.ActorInRegion, region)],
            ReasonCode.StateNotAllowed =>
            [
                .. it.StatesThatAllowIt().Select(state => it.Change(ChangeCode.CaseInState, state)),
                it.Change(ChangeCode.TransitionAdded, it.Case.State),
            ],
            ReasonCode.RoleNotAllowed when it.Action?.RequiredRole is { } role => [it.Change(ChangeCode.ActorInRole, role)],
            ReasonCode.DuplicateRequest => [it.Change(ChangeCode.ApprovalDecided)],
            ReasonCode.OppositeWaits => OppositeSteps
                .WaitingAgainst(it.Case, it.Index, it.Item.Id)
                .Select(other => it.Change(ChangeCode.ApprovalDecided, other)),
            ReasonCode.EarlierStepMissing => [it.Change(ChangeCode.EarlierStepDone)],
            ReasonCode.CatalogNotPublished or ReasonCode.CheckFailed => [it.Change(ChangeCode.ActionPublished)],
            ReasonCode.PolicyExpired when it.Action?.PolicyKey is { } policy => [it.Change(ChangeCode.PolicyInForce, policy)],
            ReasonCode.AlreadyTried => [it.Change(IsDismissed(it) ? ChangeCode.DismissalLifted : ChangeCode.StepNotDone)],
            ReasonCode.DismissedByActor => [it.Change(ChangeCode.DismissalLifted)],
            ReasonCode.ContactCap => [it.Change(ChangeCode.ContactsAllowed), it.Change(ChangeCode.PolicyRequires)],
            ReasonCode.NotEntitled => Entitled(it),
            _ => [],
        };

    private static IEnumerable<CounterfactualChange> Document(ReasonCode reason, WhyNotInput it) =>
        reason switch
        {
            ReasonCode.Clearance => Clearance(it, it.Document?.Classification ?? 0),
            ReasonCode.Acl or ReasonCode.NotPermitted => [it.Change(ChangeCode.AccessGranted)],
            ReasonCode.Region => Regions(it),
            ReasonCode.Language when it.Document?.Language is { } language => [it.Change(ChangeCode.ActorReads, language)],
            ReasonCode.DocumentNotCurrent when it.Document is not null => [it.Change(ChangeCode.DocumentInForce)],
            ReasonCode.PolicyExpired when it.Document?.PolicyKey is { } policy => [it.Change(ChangeCode.PolicyInForce, policy)],
            ReasonCode.AlreadyTried or ReasonCode.DismissedByActor => [it.Change(ChangeCode.DismissalLifted)],
            // a source named an unknown object
            _ when it.Document is null && it.Item.Document is not null => ProposingChanges.Found(it),
            _ => [],
        };

    private static IEnumerable<CounterfactualChange> Person(ReasonCode reason, WhyNotInput it) =>
        reason switch
        {
            ReasonCode.NotPermitted => [it.Change(ChangeCode.OpenedBySomebodyElse)],
            ReasonCode.RoleNotAllowed => [it.Change(ChangeCode.MarkedExpert)],
            ReasonCode.CheckFailed => [it.Change(it.Person is null ? ChangeCode.MarkedExpert : ChangeCode.PersonPresent)],
            ReasonCode.Clearance => it.Amount(
                ChangeCode.PersonCleared,
                it.Case.Classification - (it.Person?.Clearance ?? 0),
                Classifications.Restricted
            ),
            ReasonCode.Region when it.Case.Region is { } region => [it.Change(ChangeCode.PersonInRegion, region)],
            ReasonCode.Language => Languages(it).Select(language => it.Change(ChangeCode.PersonSpeaks, language)),
            ReasonCode.ExpertUnavailable => [it.Change(ChangeCode.PersonPresent)],
            ReasonCode.ExpertOverloaded => Room(it),
            ReasonCode.ConflictOfInterest => [it.Change(ChangeCode.ConflictEnded)],
            ReasonCode.AlreadyTried or ReasonCode.DismissedByActor => [it.Change(ChangeCode.DismissalLifted)],
            _ => [],
        };

    // A policy forbids the action here, or the actor does not work such cases; in another state the policy may say nothing.
    private static IEnumerable<CounterfactualChange> Forbidden(WhyNotInput it) =>
        it.Index.Policies.Forbidden.TryGetValue(it.Item.Id, out var policy)
            ?
            [
                it.Change(ChangeCode.ProhibitionLifted, policy.Key),
                .. it.StatesThatAllowIt().Select(state => it.Change(ChangeCode.CaseInState, state)),
            ]
            : [it.Change(ChangeCode.ActorInRole, ConsoleRole.Agent)];

    private static IEnumerable<CounterfactualChange> Clearance(WhyNotInput it, int classification) =>
        it.Amount(ChangeCode.ActorCleared, classification - it.Snapshot.Actor.Clearance, Classifications.Restricted);

    private static IEnumerable<CounterfactualChange> Entitled(WhyNotInput it) =>
        it.Case.ContractEnded == true
            ? [it.Change(ChangeCode.ContractRunning)]
            : (it.Action?.Tiers ?? []).Select(tier => it.Change(ChangeCode.AccountOfTier, tier));

    private static IEnumerable<CounterfactualChange> Regions(WhyNotInput it)
    {
        if (it.Case.Region is { } region)
        {
            yield return it.Change(ChangeCode.DocumentForRegion, region);
        }

        foreach (var own in it.Document?.Regions ?? [])
        {
            yield return it.Change(ChangeCode.ActorInRegion, own);
        }

        foreach (var mine in it.Snapshot.Actor.Regions.Order(StringComparer.Ordinal))
        {
            yield return it.Change(ChangeCode.DocumentForRegion, mine);
        }
    }

    private static IEnumerable<string> Languages(WhyNotInput it) =>
        it
            .Snapshot.Actor.Languages.Order(StringComparer.Ordinal)
            .Concat(it.Case.Language is { } language ? [language] : [])
            .Distinct(StringComparer.Ordinal);

    private static IEnumerable<CounterfactualChange> Room(WhyNotInput it)
    {
        var configuration = it.Snapshot.Shared.Configuration;
        if (it.Presence is not { } presence)
        {
            return [];
        }

        var max = configuration.DailyAsks;
        return presence.AskedToday is { } requests && requests >= max
            ? it.Amount(ChangeCode.AskedLessToday, requests, max)
            : it.Amount(ChangeCode.FewerOpenCases, presence.OpenCases, Math.Max(presence.OpenCases, presence.Capacity));
    }

    private static bool IsDismissed(WhyNotInput it) =>
        it.Snapshot.Visible.Dismissals.Any(each =>
            each.Kind == it.Item.Kind && string.Equals(each.ItemId, it.Item.Id, StringComparison.Ordinal)
        );
}
