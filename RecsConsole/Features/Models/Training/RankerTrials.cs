using RecsConsole.Engine;
using RecsConsole.Features.Models.Training.Fitting;
using RecsConsole.Features.Models.Training.Oracle;

namespace RecsConsole.Features.Models.Training;

/// <summary>The heuristic and both forms of model on the same test period.</summary>
internal sealed class RankerTrials(FittedForms fitted, ExampleRows rows, EvaluationOracle oracle)
{
    private readonly RecommendationPipeline _model = rows.PipelineOf(fitted.Chosen.Model);
    private readonly RecommendationPipeline _other = rows.PipelineOf(fitted.Other.Model);

    public RankerTrial Heuristic { get; } = new(ModelReport.Heuristic, rows, oracle);

    public RankerTrial Model { get; } = new(ModelReport.Unnamed, rows, oracle);

    public RankerTrial Other { get; } = new(fitted.Other.Model.Form, rows, oracle);

    /// <summary>What is left without any ranker.</summary>
    public RankerTrial Random { get; } = new(ModelReport.Random, rows, oracle);

    /// <summary>Judges what each of them makes of an example.</summary>
    public void Add(RankedExample example)
    {
        ArgumentNullException.ThrowIfNull(example);
        Heuristic.Add(example, example.Run);
        Random.AddShuffled(example);
        Model.Add(example, _model.Run(example.Example.Snapshot, example.Run.Request));
        Other.Add(example, _other.Run(example.Example.Snapshot, example.Run.Request));
    }
}
