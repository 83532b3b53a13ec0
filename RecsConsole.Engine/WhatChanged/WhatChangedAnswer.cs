namespace RecsConsole.Engine.WhatChanged;

/// <summary>What two decisions show differently, and which differences each cause explains.</summary>
/// <param name="Items">Differences in the order of kinds, then of the later slate; removed items come last.</param>
/// <param name="Causes">Everything in which the decisions differ, whether it changed a rank or not.</param>
public sealed record WhatChangedAnswer(IReadOnlyList<ItemDifference> Items, IReadOnlyList<CauseEffect> Causes)
{
    /// <summary>Differences that no single cause makes or undoes.</summary>
    public int TogetherOnly => Items.Count(item => item.IsTogetherOnly);
}
