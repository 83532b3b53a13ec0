namespace RecsConsole.Components.Lists;

/// <summary>A row that can be ticked.</summary>
/// <param name="Key">What makes it the same row when the list is read again.</param>
/// <param name="Name">The row in words, for the box that ticks it.</param>
public sealed record GridRow<TLine>(Func<TLine, object> Key, Func<TLine, string> Name);
