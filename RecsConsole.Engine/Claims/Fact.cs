namespace RecsConsole.Engine.Claims;

/// <summary>A checked piece of evidence: type, field, value, and the rows it was computed from (case ids, document versions).</summary>
public sealed record Fact(string Id, string Type, string Field, string Value, IReadOnlyList<string> Sources);
