namespace RecsConsole.Features.People.Grants;

/// <summary>A right as it was typed and not given.</summary>
/// <param name="Kind">case or document.</param>
public sealed record KeptGrant(string Kind, string Key, string Reason, int Minutes);
