using RecsConsole.Engine;
using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Models.Training.Fitting;
using RecsConsole.Features.Models.Training.Oracle;
using RecsConsole.Features.Models.Training.Slices;
using RecsConsole.Features.Models.Training.Worst;

namespace RecsConsole.Features.Models.Training.Trials;

/// <summary>
/// The heuristic, both model forms and the baselines on the same test period, each by nDCG, reciprocal rank, recall, calibration, Brier
/// skill, coverage, novelty, diversity and violations; what gives no probability has neither calibration nor skill.
/// </summary>
/// <param name="live">The model that ranks now; null when the heuristic does.</param>
internal sealed class RankerComparison(
    FittedForms fitted,
    MostUsed mostUsed,
    ExampleRows rows,
    EvaluationOracle oracle,
    FieldLimits? limits,
    RankerModel? live
)
{
    private readonly RecommendationPipeline _model = rows.PipelineOf(fitted.Chosen.Model);
    private readonly RecommendationPipeline _other = rows.PipelineOf(fitted.Other.Model);
    private readonly RecommendationPipeline? _live = live is null ? null : rows.PipelineOf(live);

    public RankerTrial Heuristic { get; } = new(ModelReport.Heuristic, rows, oracle);

    public RankerTrial Model { get; } = new(ModelReport.Unnamed, rows, oracle);

    public RankerTrial Other { get; } = new(fitted.Other.Model.Form, rows, oracle);

    /// <summary>The model that ranks now; null when the heuristic does.</summary>
    public RankerTrial? Live { get; } = live is null ? null : new(live.Version, rows, oracle);

    /// <summary>The random baseline.</summary>
    public RankerTrial Random { get; } = new(ModelReport.Random, rows, oracle);

    /// <summary>The most-used baseline.</summary>
    public RankerTrial MostUsed { get; } = new(ModelReport.MostUsed, rows, oracle);

    /// <summary>The model compared with the heuristic, by slices of the test period.</summary>
    public SliceTally Slices { get; } = new(limits);

    /// <summary>The model's errors.</summary>
    public WorstTally Worst { get; } = new();

    /// <summary>Evaluates each of them on an example.</summary>
    public void Add(RankedExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        var run = _model.Run(example.Example.Snapshot, example.Run.Request);
        var before = Model.Gains.Count;
        Heuristic.Add(example, example.Run);
        Random.AddShuffled(example);
        MostUsed.AddOrder(example, mostUsed.Order(example));
        Model.Add(example, run);
        Other.Add(example, _other.Run(example.Example.Snapshot, example.Run.Request));
        if (_live is not null)
        {
            Live!.Add(example, _live.Run(example.Example.Snapshot, example.Run.Request));
        }

        Worst.Add(example, run);
        if (Model.Gains.Count > before)
        {
            Slices.Add(example.Example.Snapshot, Model.Gains[^1], Heuristic.Gains[^1]);
        }
    }
}
