namespace RecsConsole.Engine.Claims;

/// <summary>A sentence to write: a template and, for each placeholder, the fact that fills it. Holds references, not text.</summary>
public sealed record Claim(string Template, IReadOnlyDictionary<string, string> FactIds);
