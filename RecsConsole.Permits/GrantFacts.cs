namespace RecsConsole.Permits;

/// <summary>A right to one object until an instant.</summary>
public sealed record GrantFacts(Guid Id, Guid? CaseId, string? DocumentKey, DateTimeOffset ExpiresAt, bool IsBreakGlass);
