using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Models.Training;

/// <summary>Builds feature rows with the same steps as the serving pipeline, so that what is learned is what is served.</summary>
public sealed class ExampleRows(AccessPolicy policy, SlateKind kind)
{
    private readonly EligibilityRules _eligibility = EligibilityRules.All(policy);
    private readonly RecommendationPipeline _heuristic = RecommendationPipeline.For(null, EligibilityRules.All(policy));

    public SlateKind Kind => kind;

    /// <summary>The eligible candidates of an example with their features and grades.</summary>
    public RankedExample Of(TrainingExample example)
    {
        var request = RecommendationRequest.From(example.Snapshot.Shared.Configuration, seed: 0).For(kind);
        var run = _heuristic.Run(example.Snapshot, request);
        int?[] grades =
        [
            .. run.Eligible.Select(candidate =>
                example.Grades.TryGetValue(candidate.Id, out var grade) ? grade
                : example.IsWhole && !example.Unknown.Contains(candidate.Id) ? Grade.NotDone
                : (int?)null
            ),
        ];
        var eligible = run.Eligible.Select(candidate => candidate.Id).ToHashSet(StringComparer.Ordinal);
        return new(
            example,
            run,
            grades,
            [.. example.Grades.Where(grade => grade.Value > 0 && !eligible.Contains(grade.Key)).Select(grade => grade.Value)]
        );
    }

    /// <summary>The pipeline that a model would serve with.</summary>
    public RecommendationPipeline PipelineOf(RankerModel model) => RecommendationPipeline.For(ModelPart.From(model), _eligibility);

    /// <summary>Screens the items that would be shown once more; a correct ranker gives no reasons against them.</summary>
    public IEnumerable<Exclusion> ReasonsAgainst(RankedExample example, IReadOnlyList<Candidate> shown)
    {
        var ids = shown.Select(candidate => candidate.Id).ToHashSet(StringComparer.Ordinal);
        return _eligibility.Screen(example.Example.Snapshot, kind, shown).Excluded.Where(exclusion => ids.Contains(exclusion.Id));
    }

    /// <summary>A row of the matrix as plain numbers, of some columns.</summary>
    public static double[] Plain(IReadOnlyList<long> row, IReadOnlyList<int> columns) =>
        [.. columns.Select(column => FixedPoint.ToDouble(row[column]))];
}

/// <summary>An example with its recommendable items.</summary>
/// <param name="Run">The heuristic's slate, with the candidates and features that every ranker gets.</param>
/// <param name="Grades">Grade of each candidate, in candidate order; null when not judged.</param>
/// <param name="Missed">Grades of what was done but could not have been recommended.</param>
public sealed record RankedExample(TrainingExample Example, SlateRun Run, IReadOnlyList<int?> Grades, IReadOnlyList<int> Missed)
{
    public IReadOnlyList<Candidate> Candidates => Run.Eligible;

    /// <summary>The worth of the candidate at an index: see <see cref="TrainingExample.Worths"/>.</summary>
    public double WorthAt(int index) =>
        Example.Worths.TryGetValue(Candidates[index].Id, out var worth) ? worth : Grade.Target(Grades[index] ?? Grade.NotDone);

    public FeatureMatrix Features => Run.Features;

    /// <summary>Whether a recommendable item was done.</summary>
    public bool HasSuccess => Grades.Any(grade => grade > 0);
}
