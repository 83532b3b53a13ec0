namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>The hidden truth: what is really behind the cases, what helps, and how both change with time.</summary>
public sealed record DemoTruth
{
    public required IList<DemoCause> Causes { get; init; }

    /// <summary>Weights of the causes behind each issue type.</summary>
    public required IDictionary<string, IDictionary<string, double>> Mix { get; init; }

    public required IList<DemoDrift> Drift { get; init; }

    public required DemoHabits People { get; init; }

    /// <summary>Chance that a cured case comes back.</summary>
    public double ReopenRate { get; init; }
}
