using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Decisions.WhatChanged;

/// <summary>The differences between two decisions, in words.</summary>
/// <param name="Choices">Earlier decisions on the case that may be compared with.</param>
/// <param name="ComparedWith">The one that was; null when there is none.</param>
/// <param name="Causes">In what the two differ, and how much of the difference each explains.</param>
/// <param name="Unseen">Differences in items that the viewer may not see.</param>
public sealed record WhatChangedReply(
    IReadOnlyList<ComparableDecision> Choices,
    Guid? ComparedWith,
    IReadOnlyList<ShownDifference> Items,
    IReadOnlyList<ShownCause> Causes,
    int Unseen
);

/// <summary>A difference.</summary>
/// <param name="Words">What became of it: "new at place 2".</param>
/// <param name="Why">What it is due to.</param>
public sealed record ShownDifference(SlateKind Kind, string Title, string Words, string Why);

/// <summary>A cause with what it explains.</summary>
public sealed record ShownCause(string Name, string Words);
