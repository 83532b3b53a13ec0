namespace RecsConsole.Tenancy.People;

/// <summary>A person's load and presence at an instant.</summary>
public sealed record PresenceRecord(Guid PersonId, int OpenCases, bool IsAbsent, bool HasConflict);
