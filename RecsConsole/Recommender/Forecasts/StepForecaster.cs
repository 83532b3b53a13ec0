using RecsConsole.Casework;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.NextStep;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Forecasts;

/// <summary>Predicts for a case how probable each action is as the next one. Immutable; thread-safe.</summary>
/// <param name="version">Names the model in a snapshot.</param>
internal sealed class StepForecaster(NextStepModel model, TrailColumns columns, string version)
{
    /// <summary>The forecast for a case as recorded.</summary>
    /// <param name="isAction">Whether the catalog has an action of that key; others cannot be recommended.</param>
    public StepForecast Read(CaseRecord record, Func<string, bool> isAction)
    {
        var trail = new CaseTrail(columns);
        var fields = new TrailFields(record.IssueType, record.Product);
        var history = new List<NextStepEvent>(record.Steps.Count + 1) { trail.Opened(record.OpenedAt, fields) };
        for (var i = 0; i < record.Steps.Count; i++)
        {
            var step = record.Steps[i];
            history.Add(trail.Step(step.Activity, step.At, step.ActorId, record.AttributesOf(i), fields));
        }

        var steps = model
            .Forecast(history)
            .Steps.Where(each => each.Activity is { } activity && isAction(activity))
            .Select(each => StepOf(history[^1].Activity, each.Activity!, each.Probability))
            .Where(each => each.Chance > 0)
            .Take(HistoryFacts.Max);
        return new(version, [.. steps]);
    }

    private ForecastStep StepOf(string last, string next, double probability)
    {
        var wait = model.WaitBetween(last, next);
        return new(next, FixedPoint.FromDouble(probability)) { UsualSeconds = wait?.Usual, LateSeconds = wait?.Late };
    }
}
