using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Tenancy.Models;

/// <summary>A model that ranks now: for everybody when live; as a pilot for a share of people, for some teams or roles.</summary>
/// <param name="Percent">For a pilot: percentage of people, 0 to 100.</param>
/// <param name="Teams">For a pilot: only cases of these teams; empty means all.</param>
/// <param name="Roles">For a pilot: only people with one of these roles; empty means all.</param>
public sealed record ServedModel(
    Guid Id,
    bool IsPilot,
    int Percent,
    IReadOnlyList<string> Teams,
    IReadOnlyList<string> Roles,
    RankerModel Model
)
{
    /// <summary>For a pilot by time window: when the model ranks; null when it ranks for a share of people.</summary>
    public Switchback? Switchback { get; init; }
}
