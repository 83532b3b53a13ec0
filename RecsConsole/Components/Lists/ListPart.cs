namespace RecsConsole.Components.Lists;

/// <summary>The page of a list on screen.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Total">Number of lines on all pages; null when they are not counted, and the list has its own paging links.</param>
public sealed record ListPart<TLine>(IReadOnlyList<TLine> Lines, int Page, int PageSize, int? Total);
