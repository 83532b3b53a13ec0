namespace RecsConsole.Permits;

/// <summary>A line of an access list.</summary>
/// <param name="Kind">role, team, region or person.</param>
public sealed record AclFacts(string Kind, string Value, DateTimeOffset? ExpiresAt);
