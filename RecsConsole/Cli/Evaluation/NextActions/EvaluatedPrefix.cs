using RecsConsole.Engine.NextStep;

namespace RecsConsole.Cli.Evaluation.NextActions;

/// <summary>A prefix of a test case, the actual next activity (null for the end), and the prediction.</summary>
/// <param name="Counted">The predictions of the counting baselines with one, two and three last activities.</param>
internal sealed record EvaluatedPrefix(string? Came, NextStepForecast Forecast, IReadOnlyList<string?> Counted)
{
    public bool IsEnd => Came is null;

    public bool IsRight => Is(Forecast.Steps[0].Activity);

    /// <summary>The rank of the actual activity, 1-based; 0 when it is below the depth.</summary>
    public int RankWithin(int depth)
    {
        for (var i = 0; i < Math.Min(depth, Forecast.Steps.Count); i++)
        {
            if (Is(Forecast.Steps[i].Activity))
            {
                return i + 1;
            }
        }

        return 0;
    }

    public bool IsCountedRight(int order) => Is(Counted[order - 1]);

    private bool Is(string? activity) => string.Equals(Came, activity, StringComparison.Ordinal);
}
