namespace RecsConsole.Features.Privacy.Retention;

/// <summary>Retention periods that were typed but not saved.</summary>
/// <param name="Days">As typed, by class of data.</param>
public sealed record KeptPeriods(IReadOnlyDictionary<string, string> Days);
