using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>A case before anybody works on it.</summary>
/// <param name="Priority">1 (highest) to 4.</param>
/// <param name="Deadline">Deadline of the first solution.</param>
/// <param name="Traits">Hidden; only the simulator and tests read it.</param>
public sealed record CaseSetting(
    DemoIssueType IssueType,
    DemoAccount Account,
    int Priority,
    string Language,
    DateTimeOffset OpenedAt,
    DateTimeOffset Deadline,
    LatentTraits Traits
)
{
    /// <summary>Business hours until somebody returns to the case.</summary>
    public double PaceHours =>
        Priority switch
        {
            1 => 0.35,
            2 => 0.7,
            3 => 2.4,
            _ => 4.5,
        };
}
