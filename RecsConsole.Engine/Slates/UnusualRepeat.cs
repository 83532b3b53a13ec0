using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// Whether an activity of a log was done on the case already while nothing shows that people do it again here. Catalog actions of other kinds are
/// not proposed again at all; an activity may be, as a log is full of repeats. What finished cases went on with decides, and not the model of next
/// steps: early in a log it has seen the repeats of cases that are still open, and not yet what ended them.
/// </summary>
internal sealed class UnusualRepeat(CaseSnapshot snapshot)
{
    // what fewer cases went on with says nothing
    private const int MinCases = 5;

    // a repeat is usual from one in five on
    private const int UsualOneIn = 5;

    // and where people go on with many things, from half of what they do most
    private const int NextToUsual = 2;

    private readonly SnapshotIndex _index = SnapshotIndex.Of(snapshot);

    public bool Is(Candidate candidate) =>
        _index.Catalog.Action(candidate.Id) is { IsLogged: true }
        && _index.Memory.Of(candidate.Id) is { IsBeforeReopening: false }
        && !(snapshot.Visible.History?.NextSteps ?? []).Any(context => Shows(context, candidate.Id));

    private static bool Shows(NextStepContext context, string action)
    {
        var weighs = context.Next.FirstOrDefault(next => string.Equals(next.Action, action, StringComparison.Ordinal))?.Weighs ?? 0;
        return context.Cases >= MinCases
            && weighs > 0
            && (weighs * UsualOneIn >= context.Weighs || weighs * NextToUsual >= context.Next.Max(next => next.Weighs));
    }
}
