namespace RecsConsole.Api.Contracts;

/// <summary>A part of a list.</summary>
/// <param name="Next">Ask for it with <c>cursor=</c>; absent on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
