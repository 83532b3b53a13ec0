namespace RecsConsole.Engine.Snapshots;

/// <summary>Load and presence of a person at the instant of the snapshot.</summary>
/// <param name="OpenCases">Open cases assigned to the person.</param>
/// <param name="Capacity">Number of open cases the person can carry.</param>
/// <param name="IsAbsent">The person is on leave now.</param>
/// <param name="InWorkingHours">The person is within business hours in their time zone now.</param>
/// <param name="HasConflict">Conflict of interest with this case or its account.</param>
public sealed record PersonPresence(Guid PersonId, int OpenCases, int Capacity, bool IsAbsent, bool InWorkingHours, bool HasConflict)
{
    /// <summary>
    /// Price of one more request to the person, from the plan of the case's team, as a score scaled by 1,000,000; null without a plan.
    /// </summary>
    public long? Price { get; init; }

    /// <summary>Requests from slates within the last 24 hours; null when none.</summary>
    public int? AskedToday { get; init; }

    /// <summary>Requests from slates over the last days; null when none.</summary>
    public int? Asked { get; init; }
}
