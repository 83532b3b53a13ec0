namespace RecsConsole.Permits;

/// <summary>A time-limited right to one object.</summary>
public sealed record GrantFacts(Guid Id, Guid? CaseId, string? DocumentKey, DateTimeOffset ExpiresAt, bool IsBreakGlass);
