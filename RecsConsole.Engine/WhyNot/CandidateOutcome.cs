using RecsConsole.Engine.Access;

namespace RecsConsole.Engine.WhyNot;

/// <summary>How far an item got.</summary>
/// <param name="Reasons">The reasons that exclude, withhold or remove it.</param>
/// <param name="Rank">Its rank among the eligible candidates; null when it has none.</param>
/// <param name="Rule">The slate rule that moved it out; null when none did.</param>
public sealed record CandidateOutcome(WhyNotStage Stage, IReadOnlyList<ReasonCode> Reasons, int? Rank = null, string? Rule = null);
