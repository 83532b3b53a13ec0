using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// Whether a logged activity was already done on the case and nothing shows that people repeat it here. Catalog actions of other kinds are
/// not proposed again at all; an activity may be, as logs are full of repeats. This is decided by how finished cases continued, not by the
/// next-step model: early in a log, the model has seen the repeats of cases that are still open, but not yet how they ended.
/// </summary>
internal sealed class UnusualRepeat(CaseSnapshot snapshot)
{
    // fewer continued cases prove nothing
    private const int MinCases = 5;

    // a repeat is usual if at least one case in this many continues with it
    private const int UsualOneIn = 5;

    // or, where people continue in many ways, if it is at least half as common as the most common step
    private const int NextToUsual = 2;

    private readonly SnapshotIndex _index = SnapshotIndex.From(snapshot);

    public bool Is(Candidate candidate) =>
        _index.Catalog.Action(candidate.Id) is { IsLogged: true }
        && _index.Memory.Of(candidate.Id) is { IsBeforeReopening: false }
        && !(snapshot.Visible.History?.NextSteps ?? []).Any(context => Shows(context, candidate.Id));

    private static bool Shows(NextStepContext context, string action)
    {
        var weighs =
            context.Next.FirstOrDefault(next => string.Equals(next.Action, action, StringComparison.Ordinal))?.EffectiveWeight ?? 0;
        return context.Cases >= MinCases
            && weighs > 0
            && (weighs * UsualOneIn >= context.EffectiveWeight || weighs * NextToUsual >= context.Next.Max(next => next.EffectiveWeight));
    }
}
