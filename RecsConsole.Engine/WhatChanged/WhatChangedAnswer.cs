namespace RecsConsole.Engine.WhatChanged;

/// <summary>What two decisions show differently, and which differences each cause explains.</summary>
/// <param name="Items">Differences ordered by kind, then by the later slate; removed items come last.</param>
/// <param name="Causes">Every cause in which the decisions differ, whether or not it changed a rank.</param>
public sealed record WhatChangedAnswer(IReadOnlyList<ItemDifference> Items, IReadOnlyList<CauseEffect> Causes);
