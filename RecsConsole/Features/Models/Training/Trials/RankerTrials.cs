using RecsConsole.Engine;
using RecsConsole.Engine.Fields;
using RecsConsole.Features.Models.Training.Fitting;
using RecsConsole.Features.Models.Training.Oracle;
using RecsConsole.Features.Models.Training.Slices;
using RecsConsole.Features.Models.Training.Worst;

namespace RecsConsole.Features.Models.Training.Trials;

/// <summary>The heuristic, both forms of model and what needs no ranker on the same test period.</summary>
internal sealed class RankerTrials(FittedForms fitted, MostUsed mostUsed, ExampleRows rows, EvaluationOracle oracle, FieldLimits? limits)
{
    private readonly RecommendationPipeline _model = rows.PipelineOf(fitted.Chosen.Model);
    private readonly RecommendationPipeline _other = rows.PipelineOf(fitted.Other.Model);

    public RankerTrial Heuristic { get; } = new(ModelReport.Heuristic, rows, oracle);

    public RankerTrial Model { get; } = new(ModelReport.Unnamed, rows, oracle);

    public RankerTrial Other { get; } = new(fitted.Other.Model.Form, rows, oracle);

    /// <summary>What is left without any ranker.</summary>
    public RankerTrial Random { get; } = new(ModelReport.Random, rows);

    /// <summary>What counting alone reaches.</summary>
    public RankerTrial MostUsed { get; } = new(ModelReport.MostUsed, rows);

    /// <summary>The model beside the heuristic, by parts of the test period.</summary>
    public SliceTally Slices { get; } = new(limits);

    /// <summary>What the model got wrong.</summary>
    public WorstTally Worst { get; } = new();

    /// <summary>Judges what each of them makes of an example.</summary>
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
        Worst.Add(example, run);
        if (Model.Gains.Count > before)
        {
            Slices.Add(example.Example.Snapshot, Model.Gains[^1], Heuristic.Gains[^1]);
        }
    }
}
