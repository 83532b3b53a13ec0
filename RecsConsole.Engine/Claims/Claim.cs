namespace RecsConsole.Engine.Claims;

/// <summary>A sentence to be: a template and, for each of its placeholders, the fact it must be filled from. Holds references, not text.</summary>
public sealed record Claim(string Template, IReadOnlyDictionary<string, string> FactIds);
