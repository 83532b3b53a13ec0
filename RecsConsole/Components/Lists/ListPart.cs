namespace RecsConsole.Components.Lists;

/// <summary>The page of a list that is on the screen.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Total">Lines on all pages; null where they are not counted: such a list leads on by links of its own.</param>
public sealed record ListPart<TLine>(IReadOnlyList<TLine> Lines, int Page, int PageSize, int? Total);
