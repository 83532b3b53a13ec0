using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhatChanged;

/// <summary>An item that two decisions do not show in the same place.</summary>
/// <param name="Before">Its place in the earlier slate; null: it was not shown.</param>
/// <param name="After">Its place in the later one; null: it is not shown any more.</param>
/// <param name="Alone">Causes that each, moved alone from the later decision to the earlier one, make this difference.</param>
/// <param name="Needed">Causes that each, removed from the later decision, undo it.</param>
public sealed record ItemDifference(
    SlateKind Kind,
    string Id,
    int? Before,
    int? After,
    IReadOnlyList<ChangeCause> Alone,
    IReadOnlyList<ChangeCause> Needed
)
{
    /// <summary>No single cause makes or undoes it: it takes several together.</summary>
    public bool IsTogetherOnly => Alone.Count == 0 && Needed.Count == 0;
}
