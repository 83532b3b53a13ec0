namespace RecsConsole.Api.Contracts;

/// <summary>A part of a list.</summary>
/// <param name="Next">Value for <c>cursor=</c> to get the next page; absent on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
