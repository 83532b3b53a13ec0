namespace RecsConsole.Components.Lists;

/// <summary>The column a list is sorted by, named by its key.</summary>
public sealed record ListSort(string Column, bool IsDescending);
