namespace RecsConsole.Tenancy.People;

/// <summary>What presence is asked for: the instant, and the case and account that a conflict of interest could concern.</summary>
public sealed record PresenceQuestion(DateTimeOffset At, string CaseKey, string? AccountKey);
