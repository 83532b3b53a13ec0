using RecsConsole.Casework;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Recommender.Forecasts;

/// <summary>Predicts for a case how probable each action is as the next one. Immutable; thread-safe.</summary>
/// <param name="version">Names the model in a snapshot.</param>
internal sealed class StepForecaster(NextStepModel model, TrailColumns columns, string version)
{
    private const double UsualChance = 0.5;

    /// <summary>The forecast for a case as recorded; null if the model learned from what may not be used.</summary>
    public StepForecast? Read(CaseRecord record, ForecastInput input)
    {
        if (!TrailLimits.From(input.Limits).Allow(model))
        {
            return null;
        }

        var history = HistoryOf(record, input.Workflow);
        var forecast = model.Forecast(history);
        var deciding = DecidingInputs.Of(model, history, forecast);
        var steps = forecast
            .Steps.Where(each => each.Activity is { } activity && input.IsAction(activity))
            .Select(each => StepOf(history[^1].Activity, each.Activity!, each.Probability, deciding))
            .Where(each => each.Chance > 0)
            .Take(HistoryFacts.Max);
        return new(version, [.. steps]);
    }

    private IReadOnlyList<NextStepEvent> HistoryOf(CaseRecord record, WorkflowIndex? workflow)
    {
        var trail = new CaseTrail(columns);
        var fields = new TrailFields(record.IssueType, record.Product)
        {
            Own = columns.OwnOf(record),
            Signs = model.HasText ? TrailText.SignsOf(record.Title, record.Description, record.Product, record.Key) : [],
        };
        var history = new List<NextStepEvent>(record.Steps.Count + 1) { trail.Opened(record.OpenedAt, fields) };
        for (var i = 0; i < record.Steps.Count; i++)
        {
            var step = record.Steps[i];
            history.Add(trail.Step(step.Activity, step.At, step.ActorId, record.AttributesOf(i), fields));
        }

        List<WorkedStep> worked = [.. record.Steps.Select(step => new WorkedStep(step.Activity, step.FromState, step.ToState))];
        return CaseTrail.WithMemory(history, worked, record.State, model.HasMemory ? workflow : null);
    }

    private ForecastStep StepOf(string last, string next, double probability, IReadOnlyDictionary<string, DecidingInput> deciding)
    {
        // of a step that most cases do not take next, nobody says that it usually follows
        var wait = probability >= UsualChance ? model.WaitBetween(last, next) : null;
        return new(next, FixedPoint.FromDouble(probability))
        {
            UsualSeconds = wait?.Usual,
            LateSeconds = wait?.Late,
            Deciding =
                deciding.GetValueOrDefault(next) is { } found && columns.FieldOf(found.Input) is { } field
                    ? new(field, FixedPoint.FromDouble(found.Without))
                    : null,
        };
    }
}
