using RecsConsole.Engine.NextStep;

namespace RecsConsole.Cli.Evaluation.NextActions;

/// <summary>A beginning of a test case, what came (null: the end), and what was answered.</summary>
/// <param name="Counted">The answers of counting the last one, two and three activities.</param>
internal sealed record AskedPrefix(string? Came, NextStepForecast Forecast, IReadOnlyList<string?> Counted)
{
    public bool IsEnd => Came is null;

    public bool IsRight => Is(Forecast.Steps[0].Activity);

    /// <summary>The place of what came, from 1; 0 beyond a depth.</summary>
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
