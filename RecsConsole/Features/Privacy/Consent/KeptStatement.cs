namespace RecsConsole.Features.Privacy.Consent;

/// <summary>A statement of consent that was typed but not recorded.</summary>
public sealed record KeptStatement(string Kind, string Key, string Said, string Channel);
