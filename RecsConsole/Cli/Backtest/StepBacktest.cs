using RecsConsole.Engine.Access;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training.History;
using RecsConsole.Recommender.Past;
using RecsConsole.Recommender.Retrieval.Indexes;

namespace RecsConsole.Cli.Backtest;

/// <summary>
/// Tests at every step of some cases, from the second on and as of that time, whether the desk would have ranked the next action first;
/// compares with the counting baseline.
/// </summary>
internal sealed class StepBacktest(
    HistoryDesk snapshots,
    IReadOnlySet<string> actions,
    IReadOnlyCollection<string> without,
    Action<string> progress
)
{
    private const int ProgressInterval = 1_000;
    private const string NoSlate = "no_slate";
    private const string NotProposed = "not_proposed";

    private readonly PastRanking _ranking = new(new AccessPolicy(), SlateKind.Action);
    private CaseIndex? _countedIndex;
    private CountedSteps _counted = new([]);

    /// <summary>The split by time: earlier cases, and later ones whose steps are tested, finished or not.</summary>
    public static (IReadOnlyList<HistoryCase> Earlier, IReadOnlyList<HistoryCase> Later) Split(
        IReadOnlyList<HistoryCase> cases,
        double testFraction
    )
    {
        var ordered = cases.OrderBy(found => found.Row.OpenedAt).ThenBy(found => found.Row.Key, StringComparer.Ordinal).ToList();
        var earlier = (int)Math.Floor(ordered.Count * (1 - testFraction));
        return (ordered[..earlier], ordered[earlier..]);
    }

    public async Task<StepFigures> RunAsync(IReadOnlyList<HistoryCase> cases, CancellationToken cancellationToken)
    {
        var tally = new StepBacktestTally();
        var steps = LoggedSteps.FromTheSecond(cases, actions);
        for (var i = 0; i < steps.Count; i++)
        {
            if (i % ProgressInterval == 0)
            {
                progress(FormattableString.Invariant($"{i} of {steps.Count} steps…"));
            }

            tally.Add(steps[i].Case.Row.Id, await AskAsync(steps[i], cancellationToken));
        }

        foreach (var found in cases.Where(each => !each.Row.IsOpen))
        {
            await CountEndAsync(found, tally, cancellationToken);
        }

        return tally.Figures;
    }

    // what is suggested once a case is over and nothing follows
    private async Task CountEndAsync(HistoryCase found, StepBacktestTally tally, CancellationToken cancellationToken)
    {
        if (
            found.Events.LastOrDefault(HistoryCase.IsAction) is { ToState: { } state } last
            && found.Machine.IsTerminal(state)
            && await snapshots.ReadAsync(found, HistoryMoment.After(last), SlateKind.Action, cancellationToken) is { } after
        )
        {
            tally.AddEnd(_ranking.Run(after, without).Placement.Placed.Count == 0);
        }
    }

    private async Task<AskedSlate> AskAsync(LoggedStep step, CancellationToken cancellationToken)
    {
        var (found, moment, target) = step;
        var snapshot = await snapshots.ReadAsync(found, moment, SlateKind.Action, cancellationToken);
        var run = snapshot is null ? null : _ranking.Run(snapshot, without);
        var done = found
            .Events.Where(row => row.Ordinal < moment.Ordinal && HistoryCase.IsAction(row))
            .Select(row => row.Activity)
            .ToList();
        var counted = CountedAt(moment.At, found.Row.TypeKey);
        return new(
            target,
            run is null ? [] : [.. run.Placement.Placed.Select(each => each.Id)],
            run?.Eligible.Count ?? 0,
            run is null ? NoSlate : ReasonAgainst(run, target),
            [.. Enumerable.Range(0, CountedSteps.Longest + 1).Select(length => counted.After(done, length))]
        );
    }

    // the same cases as the desk's own statistics, counted once a week of the history
    private CountedSteps CountedAt(DateTimeOffset instant, string caseType)
    {
        var index = snapshots.IndexAt(instant, caseType);
        if (!ReferenceEquals(index, _countedIndex))
        {
            _countedIndex = index;
            _counted = new(index.FinishedInBase.Select(found => found.Steps.Select(step => step.Activity).ToList()));
        }

        return _counted;
    }

    private static string? ReasonAgainst(SlateRun run, string target)
    {
        if (run.Eligible.Any(candidate => string.Equals(candidate.Id, target, StringComparison.Ordinal)))
        {
            return null;
        }

        var exclusion = run.Screening.Excluded.FirstOrDefault(each => string.Equals(each.Id, target, StringComparison.Ordinal));
        return exclusion?.Reasons[0].Name() ?? NotProposed;
    }
}
