using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Lookups;

namespace RecsConsole.Recommender.Forecasts;

/// <summary>What a forecast needs besides the case.</summary>
/// <param name="IsAction">Whether the catalog has an action of that key; others cannot be recommended.</param>
public sealed record ForecastInput(Func<string, bool> IsAction)
{
    /// <summary>The workflow that shows what came of the steps; null when there is none.</summary>
    public WorkflowIndex? Workflow { get; init; }

    /// <summary>What may not be used for this case.</summary>
    public FieldLimits? Limits { get; init; }
}
