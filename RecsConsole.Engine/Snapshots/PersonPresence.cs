namespace RecsConsole.Engine.Snapshots;

/// <summary>Load and presence of a person at the instant of the snapshot.</summary>
/// <param name="OpenCases">Open cases assigned to the person.</param>
/// <param name="Capacity">Open cases the person can carry.</param>
/// <param name="IsAbsent">On leave now.</param>
/// <param name="InWorkingHours">Within business hours of the person's time zone now.</param>
/// <param name="HasConflict">Conflict of interest with this case or its account.</param>
public sealed record PersonPresence(
    Guid PersonId,
    int OpenCases,
    int Capacity,
    bool IsAbsent,
    bool InWorkingHours,
    bool HasConflict
);
