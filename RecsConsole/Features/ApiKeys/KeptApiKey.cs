namespace RecsConsole.Features.ApiKeys;

/// <summary>An API key that was described but not created. Never the key itself.</summary>
public sealed record KeptApiKey(string Name, Guid? PersonId, int Days, IReadOnlyList<string> Scopes);
