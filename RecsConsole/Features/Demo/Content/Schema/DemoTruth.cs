namespace RecsConsole.Features.Demo.Content.Schema;

/// <summary>The hidden truth: the real causes of cases, what helps, and how both change over time.</summary>
public sealed record DemoTruth
{
    public required IList<DemoCause> Causes { get; init; }

    /// <summary>Weights of the causes behind each issue type.</summary>
    public required IDictionary<string, IDictionary<string, double>> Mix { get; init; }

    public required IList<DemoDrift> Drift { get; init; }

    public required DemoHabits People { get; init; }

    /// <summary>Probability that a cured case is reopened.</summary>
    public double ReopenRate { get; init; }
}
