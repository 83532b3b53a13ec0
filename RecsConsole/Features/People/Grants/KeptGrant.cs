namespace RecsConsole.Features.People.Grants;

/// <summary>A grant that was typed but not made.</summary>
/// <param name="Kind">case or document.</param>
public sealed record KeptGrant(string Kind, string Key, string Reason, int Minutes);
