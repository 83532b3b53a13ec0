using RecsConsole.Engine.Access;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.WhyNot;

/// <summary>Changes to the actor, the case, its history and the tenant's settings.</summary>
internal static class CounterfactualEdits
{
    // nobody in particular
    private static readonly Guid Somebody = new("00000000-0000-0000-0000-00000000ffff");

    public static CaseSnapshot Apply(CaseSnapshot snapshot, CounterfactualChange change) =>
        change.Code switch
        {
            ChangeCode.SurfaceOn or ChangeCode.SourceOn or ChangeCode.CapRaised => snapshot.With(
                Configured(snapshot.Shared.Configuration, change)
            ),
            ChangeCode.CaseInState or ChangeCode.AccountOfTier or ChangeCode.ContractRunning or ChangeCode.ApprovalDecided => snapshot with
            {
                Case = Cased(snapshot.Case, change),
            },
            ChangeCode.StepNotDone => snapshot with { History = WithoutStep(snapshot, change) },
            ChangeCode.ContactsAllowed => snapshot with { ContactCapped = null },
            ChangeCode.DismissalLifted => snapshot with
            {
                Visible = snapshot.Visible with
                {
                    Dismissals =
                    [
                        .. snapshot.Visible.Dismissals.Where(each => each.Kind != change.Kind || !Is(each.ItemId, change.ItemId)),
                    ],
                },
            },
            ChangeCode.NotPopular => snapshot with { Shown = snapshot.Shown! with { Popular = Without(snapshot.Shown!.Popular, change) } },
            ChangeCode.NotRepeated => snapshot with
            {
                Shown = snapshot.Shown! with { Repeated = Without(snapshot.Shown!.Repeated, change) },
            },
            _ => snapshot with { Actor = Acting(snapshot.Actor, change) },
        };

    private static AccessSubject Acting(AccessSubject actor, CounterfactualChange change) =>
        change.Code switch
        {
            ChangeCode.OpenedBySomebodyElse => actor with { PersonId = Somebody },
            ChangeCode.ActorInRole => actor with { Roles = With(actor.Roles, change.Value!) },
            ChangeCode.ActorInRegion => actor with { Regions = With(actor.Regions, change.Value!) },
            ChangeCode.ActorReads => actor with { Languages = With(actor.Languages, change.Value!) },
            ChangeCode.ActorCleared => actor with { Clearance = actor.Clearance + (int)change.Amount },
            _ => actor,
        };

    private static CaseFacts Cased(CaseFacts facts, CounterfactualChange change) =>
        change.Code switch
        {
            ChangeCode.CaseInState => facts with { State = change.Value! },
            ChangeCode.AccountOfTier => facts with { AccountTier = change.Value },
            ChangeCode.ContractRunning => facts with { ContractEnded = null },
            _ => facts with
            {
                OpenApprovalActions = [.. facts.OpenApprovalActions.Where(each => !Is(each, change.Value ?? change.ItemId))],
            },
        };

    private static ConfigurationPart Configured(ConfigurationPart part, CounterfactualChange change) =>
        change.Code switch
        {
            ChangeCode.SurfaceOn => part with
            {
                Surfaces =
                [
                    .. (part.Surfaces ?? []).Select(surface => surface.Kind == change.Kind ? surface with { IsOn = true } : surface),
                ],
            },
            ChangeCode.SourceOn => part with { DisabledSources = [.. part.DisabledSources.Where(each => !Is(each, change.Value!))] },
            _ => change.Value switch
            {
                StandardSlatePolicy.SourceRule => part with { MaxSameSource = part.SourceCap + 1 },
                StandardSlatePolicy.PopularityRule => part with
                {
                    Popularity = part.PopularityInForce with { Most = part.PopularityInForce.Most + 1 },
                },
                _ => part with { MaxSameKind = part.MaxSameKind + 1 },
            },
        };

    // As if it had never been done on the case: a failed step counts as tried, whatever the state.
    private static IReadOnlyList<CaseStep> WithoutStep(CaseSnapshot snapshot, CounterfactualChange change) =>
        [.. snapshot.History.Where(step => !Is(step.Activity, change.ItemId))];

    private static IReadOnlyList<string> Without(IReadOnlyList<string> keys, CounterfactualChange change)
    {
        var key = SlateHistory.KeyOf(change.Kind, change.ItemId);
        return [.. keys.Where(each => !Is(each, key))];
    }

    private static HashSet<string> With(IReadOnlySet<string> values, string value) => new(values, StringComparer.Ordinal) { value };

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);
}
