using System.Text;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Slates;
using RecsConsole.Features.Models.Training.Fitting;
using RecsConsole.Features.Models.Training.Oracle;
using RecsConsole.Features.Models.Training.Slices;
using RecsConsole.Features.Models.Training.Worst;

namespace RecsConsole.Features.Models.Training.Trials;

/// <summary>
/// One ranker or baseline on the test period: evaluates what its slates would show, screens it again, and checks it against the database
/// rows with an oracle that shares none of the engine's rules.
/// </summary>
internal sealed class RankerTrial(string name, ExampleRows rows, EvaluationOracle? oracle = null)
{
    private readonly List<double> _recall = [];
    private readonly SpreadTally _spread = new();
    private long _shown;
    private int _checked;
    private int _permission;
    private int _constraint;

    /// <summary>Reciprocal rank of each decision in which something was done.</summary>
    public List<double> ReciprocalRanks { get; } = [];

    /// <summary>nDCG of each of these.</summary>
    public List<double> Gains { get; } = [];

    /// <summary>Predicted probability of what was done, and whether it ended well.</summary>
    public List<Prediction> Predictions { get; } = [];

    /// <summary>Evaluates the slate that the ranker makes of an example.</summary>
    public void Add(RankedExample example, SlateRun run)
    {
        var (scores, placed, size) = (run.Scores, run.Placement.Placed, run.Request.Size);
        Show(example, placed.Take(size).Select(each => each.Index));
        for (var i = 0; i < scores.Count; i++)
        {
            if (example.Grades[i] is { } grade and > Grade.NotDone)
            {
                Predictions.Add(new(FixedPoint.ToDouble(scores[i].Probability), grade == Grade.EndedWell));
            }
        }

        Judge(GradesOf(example, placed, size), size, Math.Min(size, placed.Count));
    }

    /// <summary>Evaluates a random order of the recommendable items, the same on every call.</summary>
    public void AddShuffled(RankedExample example) =>
        AddOrder(
            example,
            Enumerable
                .Range(0, example.Grades.Count)
                .OrderBy(
                    i => CanonicalHash.Of(Encoding.UTF8.GetBytes($"{example.Example.Key} {example.Candidates[i].Id}")),
                    StringComparer.Ordinal
                )
        );

    /// <summary>Evaluates an order of all recommendable items.</summary>
    /// <param name="order">Candidate indexes.</param>
    public void AddOrder(RankedExample example, IEnumerable<int> order)
    {
        var size = example.Run.Request.Size;
        List<int> ordered = [.. order];
        Show(example, ordered.Take(size));
        var grades = ordered.Select(i => example.Grades[i]).OfType<int>().ToList();
        grades.AddRange(Enumerable.Repeat(Grade.NotDone, Math.Max(0, size - grades.Count)));
        Judge([.. grades, .. example.Missed], size, Math.Min(size, example.Grades.Count));
    }

    public Scorecard Card() =>
        new(
            name,
            Measure.From(Bootstrap.Mean(ReciprocalRanks)),
            Measure.From(Bootstrap.Mean(Gains)),
            Measure.From(Bootstrap.Mean(_recall)),
            Measured(Reliability.Error) ?? new(0, 0, 1, 0),
            _permission,
            _constraint
        )
        {
            Shown = _recall.Count == 0 ? null : (double)_shown / _recall.Count,
            Brier = Measured(Brier.Score),
            BrierSkill = Measured(Brier.Skill),
            Spread = _spread.Spread(),
            ItemsChecked = _checked,
        };

    // an order without scores predicts nothing
    private Measure? Measured(Func<IReadOnlyList<Prediction>, double> figure) =>
        Predictions.Count == 0 ? null : Measure.From(Bootstrap.Of(Predictions, figure));

    private void Judge(List<int> grades, int size, int shown)
    {
        if (Recall.AtK(grades, size) is not { } recall)
        {
            return; // nothing was done: there is no right order
        }

        _shown += shown;
        _recall.Add(recall);
        ReciprocalRanks.Add(ReciprocalRank.AtK(grades, size));
        Gains.Add(Ndcg.AtK(grades, size));
    }

    private void Show(RankedExample example, IEnumerable<int> indexes)
    {
        List<Candidate> shown = [.. indexes.Select(i => example.Candidates[i])];
        _spread.Add(example.Example.Snapshot, example.Candidates, shown);
        _checked += shown.Count;
        Screen(example, shown);
    }

    // an item counts once, however many reasons and judges object to it
    private void Screen(RankedExample example, IReadOnlyList<Candidate> shown)
    {
        var screened = rows.ReasonsAgainst(example, shown)
            .SelectMany(exclusion => exclusion.Reasons.Select(reason => (exclusion.Id, IsPermission: reason.IsPermission())));
        var found = oracle?.Judge(example.Example, rows.Kind, shown.Select(candidate => candidate.Id)) ?? [];
        foreach (var (_, isPermission) in screened.Concat(found.Select(finding => (finding.Id, finding.IsPermission))).Distinct())
        {
            _permission += isPermission ? 1 : 0;
            _constraint += isPermission ? 0 : 1;
        }
    }

    // In slate order, without unseen items, whose non-use says nothing (T. Sakai, "Alternatives to bpref", SIGIR 2007); anything that was
    // done but cut off or not recommendable counts as missed, beyond the slate.
    private static List<int> GradesOf(RankedExample example, IReadOnlyList<PlacedCandidate> placed, int size)
    {
        var grades = placed.Select(each => example.Grades[each.Index]).OfType<int>().ToList();
        while (grades.Count < size)
        {
            grades.Add(Grade.NotDone);
        }

        var kept = placed.Select(each => each.Index).ToHashSet();
        grades.AddRange(example.Grades.Where((grade, i) => grade > Grade.NotDone && !kept.Contains(i)).OfType<int>());
        grades.AddRange(example.Missed);
        return grades;
    }
}
