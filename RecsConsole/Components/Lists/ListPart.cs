namespace RecsConsole.Components.Lists;

/// <summary>The page of a list that is on the screen.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Total">Lines on all pages.</param>
public sealed record ListPart<TLine>(IReadOnlyList<TLine> Lines, int Page, int PageSize, int Total);
