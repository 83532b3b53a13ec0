using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.WhatChanged;

/// <summary>
/// An item that two decisions show in different places, or that only one shows. Without a cause of either kind it takes several together.
/// </summary>
/// <param name="Before">The item's place in the earlier slate, from 1; null when it was not shown.</param>
/// <param name="After">The item's place in the later slate, from 1; null when it is no longer shown.</param>
/// <param name="Alone">Causes that make this difference on their own when moved from the later decision to the earlier one.</param>
/// <param name="Needed">Causes that undo it on their own when removed from the later decision.</param>
public sealed record ItemDifference(
    SlateKind Kind,
    string Id,
    int? Before,
    int? After,
    IReadOnlyList<ChangeCause> Alone,
    IReadOnlyList<ChangeCause> Needed
);
