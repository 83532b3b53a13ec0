namespace RecsConsole.Tenancy.People;

/// <summary>Input of a presence query: the time, and the case and account that a conflict of interest could concern.</summary>
public sealed record PresenceQuestion(DateTimeOffset At, string CaseKey, string? AccountKey);
