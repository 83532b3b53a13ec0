namespace RecsConsole.Api.Contracts;

/// <summary>Up to 1,000 rows in one request.</summary>
public sealed record BatchRequest<T>(IReadOnlyList<T> Rows);
