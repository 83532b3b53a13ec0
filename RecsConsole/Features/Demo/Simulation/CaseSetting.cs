using RecsConsole.Features.Demo.Content.Schema;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>What a case is before anybody touches it.</summary>
/// <param name="Priority">1 (highest) to 4.</param>
/// <param name="Deadline">Of the first solution.</param>
/// <param name="Traits">Hidden; only the simulator and tests look at it.</param>
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
    /// <summary>Business hours until somebody turns to the case again.</summary>
    public double PaceHours =>
        Priority switch
        {
            1 => 0.35,
            2 => 0.7,
            3 => 2.4,
            _ => 4.5,
        };
}
