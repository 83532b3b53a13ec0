namespace RecsConsole.Features.Embed;

/// <summary>Unsaved edits of the sites that may embed panels.</summary>
/// <param name="Seen">The stored ones that they are based on.</param>
public sealed record KeptOrigins(string Text, IReadOnlyList<string> Seen);
