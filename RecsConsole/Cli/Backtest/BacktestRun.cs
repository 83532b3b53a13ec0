using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training;
using RecsConsole.Recommender.Past;

namespace RecsConsole.Cli.Backtest;

/// <summary>
/// Goes through a tenant's later cases in time order: compares what would have been recommended at their first event with their outcome,
/// and measures each source's contribution at the logged steps.
/// </summary>
internal sealed class BacktestRun(
    BacktestUnit unit,
    PastSnapshots snapshots,
    BacktestFields fields,
    IReadOnlyCollection<string> without,
    Action<string> progress
)
{
    private const int ProgressInterval = 500;
    private readonly PastRanking _ranking = new(new AccessPolicy(), KindOf(unit));

    public static SlateKind KindOf(BacktestUnit unit) =>
        unit switch
        {
            BacktestUnit.Action => SlateKind.Action,
            BacktestUnit.Document => SlateKind.Document,
            _ => SlateKind.Expert,
        };

    /// <summary>The split by time: earlier cases, and later ones to test on.</summary>
    public static (IReadOnlyList<HistoryCase> Train, IReadOnlyList<HistoryCase> Test) Split(
        IReadOnlyList<HistoryCase> cases,
        double testFraction
    )
    {
        var ordered = cases
            .Where(found => !found.Row.IsOpen)
            .OrderBy(found => found.Row.OpenedAt)
            .ThenBy(found => found.Row.Key, StringComparer.Ordinal)
            .ToList();
        var train = (int)Math.Floor(ordered.Count * (1 - testFraction));
        return (ordered[..train], ordered[train..]);
    }

    public async Task<BacktestResult> CompareAsync(
        IReadOnlyList<HistoryCase> train,
        IReadOnlyList<HistoryCase> test,
        CancellationToken cancellationToken
    )
    {
        var known = train.Where(found => fields.TargetOf(found) is not null).ToList();
        var baselines = new CountedBaselines(fields, known, train.Concat(test));
        var ranked = new RankingHits();
        var asked = test.Where(found => fields.TargetOf(found) is not null && LoggedSteps.FirstOf(found) is not null)
            .OrderBy(found => LoggedSteps.FirstOf(found)!.At)
            .ToList();
        for (var i = 0; i < asked.Count; i++)
        {
            ReportProgress("cases", i, asked.Count);
            var (found, target, first) = (asked[i], fields.TargetOf(asked[i])!, LoggedSteps.FirstOf(asked[i])!);
            var snapshot = await snapshots.ReadAsync(found, first, KindOf(unit), cancellationToken);
            if (snapshot is null)
            {
                continue; // nobody in its team may work on it with an agent's rights
            }

            ranked.Add(Rank(snapshot), target);
            baselines.Add(found, target, first.At);
        }

        return new(known.Count, ranked.Cases, ranked.Figures, baselines.Figures);
    }

    public async Task<AblationFigures> AblateAsync(
        IReadOnlyList<HistoryCase> test,
        IReadOnlySet<string> actions,
        int mostSteps,
        CancellationToken cancellationToken
    )
    {
        var kind = KindOf(unit);
        var ablation = new SourceAblation([.. CandidateSources.All().NamesOf(kind).Except(without, StringComparer.Ordinal)]);
        var steps = LoggedSteps.Of(test, kind, actions, mostSteps);
        for (var i = 0; i < steps.Count; i++)
        {
            ReportProgress("steps", i, steps.Count);
            var (found, moment, target) = steps[i];
            if (await snapshots.ReadAsync(found, moment, kind, cancellationToken) is { } snapshot)
            {
                ablation.Add(_ranking.Rank(snapshot, without), target, source => _ranking.Rank(snapshot, [.. without, source]));
            }
        }

        return ablation.Figures;
    }

    /// <summary>Steps of some cases as they were just before, with what was done: for ranking the same ones repeatedly.</summary>
    public async Task<IReadOnlyList<AskedStep>> AskAsync(
        IReadOnlyList<HistoryCase> cases,
        IReadOnlySet<string> actions,
        int mostSteps,
        CancellationToken cancellationToken
    )
    {
        var kind = KindOf(unit);
        var steps = LoggedSteps.Of(cases, kind, actions, mostSteps);
        var asked = new List<AskedStep>(steps.Count);
        for (var i = 0; i < steps.Count; i++)
        {
            ReportProgress("steps", i, steps.Count);
            var (found, moment, target) = steps[i];
            if (await snapshots.ReadAsync(found, moment, kind, cancellationToken) is { } snapshot)
            {
                asked.Add(new(snapshot, target));
            }
        }

        return asked;
    }

    private List<string> Rank(CaseSnapshot snapshot) =>
        unit == BacktestUnit.Team
            ? [.. (snapshot.Visible.History?.Routing?.Teams?.Items ?? []).Select(each => each.Id)]
            : [.. _ranking.Rank(snapshot, without).Select(each => each.Id)];

    private void ReportProgress(string what, int done, int all)
    {
        if (done % ProgressInterval == 0)
        {
            progress(FormattableString.Invariant($"{done} of {all} {what}…"));
        }
    }
}

/// <summary>What would have been recommended, compared with the outcomes.</summary>
internal sealed record BacktestResult(int TrainCases, int TestCases, BacktestFigures Ranked, BaselineFigures Baselines);

/// <summary>
/// A past step: the case just before it, and the target (the action done, the document read, or the person who solved it).
/// </summary>
internal sealed record AskedStep(CaseSnapshot Snapshot, string Target);
