using RecsConsole.Engine.Access;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Models.Training.Worst;

/// <summary>Keeps the worst decisions of the test period, by kind of error (R124), so that people can look at what went wrong.</summary>
internal sealed class WorstTally
{
    private const int MaxOfKind = 10;
    private const int First = 3;

    // the probability at which a suggestion is shown as High
    private const double Sure = 0.7;

    private readonly Dictionary<string, int> _counts = WorstKind.All.ToDictionary(kind => kind, _ => 0, StringComparer.Ordinal);
    private readonly List<(WorstCase Case, double Severity)> _found = [];

    /// <summary>Checks the model's result on an example for every kind of error.</summary>
    public void Add(RankedExample example, SlateRun run)
    {
        ArgumentNullException.ThrowIfNull(example);
        ArgumentNullException.ThrowIfNull(run);
        AddRankedLow(example, run);
        AddConfidentAndWrong(example, run);
        AddRequiredMissed(example, run);
        AddNotEligible(example, run);
    }

    public WorstCases Worst() =>
        new(
            _counts,
            [
                .. WorstKind.All.SelectMany(kind =>
                    _found
                        .Where(each => string.Equals(each.Case.Kind, kind, StringComparison.Ordinal))
                        .OrderByDescending(each => each.Severity)
                        .ThenByDescending(each => each.Case.At)
                        .ThenBy(each => each.Case.CaseId)
                        .Take(MaxOfKind)
                        .Select(each => each.Case)
                ),
            ]
        );

    private void AddRankedLow(RankedExample example, SlateRun run)
    {
        var right = Enumerable.Range(0, run.Eligible.Count).Where(i => example.Grades[i] == Grade.EndedWell).ToList();
        if (right.Count == 0)
        {
            return;
        }

        var best = right.MinBy(i => RankOf(run, i) ?? int.MaxValue);
        var rank = RankOf(run, best);
        if (rank is not <= First)
        {
            Note(example, WorstKind.RankedLow, run.Eligible[best].Id, rank ?? run.Eligible.Count + 1, rank, ChanceOf(run, best));
        }
    }

    private void AddConfidentAndWrong(RankedExample example, SlateRun run)
    {
        for (var i = 0; i < run.Eligible.Count; i++)
        {
            if (example.Grades[i] == Grade.Done && ChanceOf(run, i) is >= Sure and var chance)
            {
                Note(example, WorstKind.ConfidentAndWrong, run.Eligible[i].Id, chance, RankOf(run, i), chance);
                return; // a decision counts once
            }
        }
    }

    // The rulings omit what was already done, which is not required again.
    private void AddRequiredMissed(RankedExample example, SlateRun run)
    {
        if (run.Request.Kind != SlateKind.Action)
        {
            return;
        }

        var shown = run.Placement.Placed.Take(run.Request.Size).Select(placed => placed.Id).ToHashSet(StringComparer.Ordinal);
        var missed = SnapshotIndex
            .From(example.Example.Snapshot)
            .Policies.Required.Keys.Where(key => !shown.Contains(key) && !IsUnderWay(run, key))
            .Order(StringComparer.Ordinal)
            .FirstOrDefault();
        if (missed is not null)
        {
            Note(example, WorstKind.RequiredMissed, missed, 0, null, null, ReasonsOf(run, missed));
        }
    }

    private void AddNotEligible(RankedExample example, SlateRun run)
    {
        var eligible = run.Eligible.Select(candidate => candidate.Id).ToHashSet(StringComparer.Ordinal);
        var missed = example
            .Example.Grades.Where(grade => grade.Value > Grade.NotDone && !eligible.Contains(grade.Key))
            .OrderByDescending(grade => grade.Value)
            .ThenBy(grade => grade.Key, StringComparer.Ordinal)
            .ToList();
        if (missed.Count > 0)
        {
            Note(example, WorstKind.NotEligible, missed[0].Key, missed[0].Value, null, null, ReasonsOf(run, missed[0].Key));
        }
    }

    private void Note(
        RankedExample example,
        string kind,
        string item,
        double severity,
        int? rank,
        double? chance,
        IReadOnlyList<string>? reasons = null
    )
    {
        _counts[kind]++;
        var key = example.Example.Key;
        var decision = string.Equals(key.Source, ExampleKey.Decision, StringComparison.Ordinal) ? key.Id : (Guid?)null;
        _found.Add((new(kind, decision, example.Example.Snapshot.Case.Id, key.At, item, rank, chance, reasons ?? []), severity));
    }

    private static int? RankOf(SlateRun run, int index) => run.Placement.Placed.FirstOrDefault(placed => placed.Index == index)?.Rank;

    private static double ChanceOf(SlateRun run, int index) => FixedPoint.ToDouble(run.Scores[index].Probability);

    private static bool IsUnderWay(SlateRun run, string id) =>
        run.Screening.Excluded.Any(each =>
            string.Equals(each.Id, id, StringComparison.Ordinal)
            && each.Reasons.Any(reason => reason is ReasonCode.DuplicateRequest or ReasonCode.AlreadyTried)
        );

    private static List<string> ReasonsOf(SlateRun run, string id) =>
        [
            .. run
                .Excluded.Where(each => string.Equals(each.Id, id, StringComparison.Ordinal))
                .SelectMany(each => each.Reasons)
                .Distinct()
                .Select(reason => reason.ToString()),
        ];
}
