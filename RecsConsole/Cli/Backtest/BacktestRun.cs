using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Models.Training.History;
using RecsConsole.Recommender.Past;

namespace RecsConsole.Cli.Backtest;

/// <summary>
/// Goes through a tenant's later cases in time order: compares what would have been recommended at their first event with their outcome,
/// and measures each source's contribution at the logged steps.
/// </summary>
internal sealed class BacktestRun(
    BacktestUnit unit,
    HistoryDesk snapshots,
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
        var teams = known.Select(fields.TargetOf).ToHashSet(StringComparer.Ordinal);
        var (ranked, random) = (new RankingHits(), new RankingHits());
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

            var places = Rank(snapshot);
            ranked.Add(found.Row.Id, places.Ranked, target);
            random.AddChance(found.Row.Id, places.All is null ? AmongTeams(teams, target) : places.All.AmongWith(target));
            baselines.Add(found, target, first.At);
        }

        return new(known.Count, ranked.Rankings, ranked.Figures, random.Figures, baselines.Figures);
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
                var all = _ranking.Rank(snapshot, without);
                ablation.Add(all, target, source => _ranking.Compare(snapshot, all, source, without));
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

    // teams are no candidates: their list is what the routing history knows
    private RankedPlaces Rank(CaseSnapshot snapshot)
    {
        if (unit == BacktestUnit.Team)
        {
            return new([.. (snapshot.Visible.History?.Routing?.Teams?.Items ?? []).Select(each => each.Id)], null);
        }

        var places = _ranking.RankAll(snapshot, without);
        return new([.. places.First.Select(each => each.Id)], places);
    }

    private static int? AmongTeams(HashSet<string?> teams, string target) => teams.Contains(target) ? teams.Count : null;

    private void ReportProgress(string what, int done, int all)
    {
        if (done % ProgressInterval == 0)
        {
            progress(FormattableString.Invariant($"{done} of {all} {what}…"));
        }
    }
}

/// <summary>What would have been recommended, compared with the outcomes.</summary>
/// <param name="Random">
/// What a random order of the eligible items would reach; for teams, of all that earlier cases came to.
/// </param>
internal sealed record BacktestResult(
    int TrainCases,
    int TestCases,
    BacktestFigures Ranked,
    BacktestFigures Random,
    BaselineFigures Baselines
);

/// <summary>A ranking by ids.</summary>
/// <param name="All">Null for teams.</param>
internal sealed record RankedPlaces(IReadOnlyList<string> Ranked, PastPlaces? All);

/// <summary>
/// A past step: the case just before it, and the target (the action done, the document read, or the person who solved it).
/// </summary>
internal sealed record AskedStep(CaseSnapshot Snapshot, string Target);
