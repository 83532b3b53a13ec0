using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Decisions.WhatChanged;

/// <summary>The differences between two decisions, in words.</summary>
/// <param name="Choices">Earlier decisions on the case to choose from for the comparison.</param>
/// <param name="ComparedWith">The compared decision; null when there is none.</param>
/// <param name="Causes">Inputs that differ, and how much of the difference each explains.</param>
/// <param name="Unseen">Number of differences in items that the viewer may not see.</param>
public sealed record WhatChangedReply(
    IReadOnlyList<ComparableDecision> Choices,
    Guid? ComparedWith,
    IReadOnlyList<ShownDifference> Items,
    IReadOnlyList<ShownCause> Causes,
    int Unseen
);

/// <summary>A difference.</summary>
/// <param name="Words">What changed: "new at place 2".</param>
/// <param name="Why">What caused the difference.</param>
public sealed record ShownDifference(SlateKind Kind, string Title, string Words, string Why);

/// <summary>A cause and the part it explains.</summary>
public sealed record ShownCause(string Name, string Words);
