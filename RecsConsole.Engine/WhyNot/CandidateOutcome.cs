using RecsConsole.Engine.Access;

namespace RecsConsole.Engine.WhyNot;

/// <summary>How far an item got.</summary>
/// <param name="Reasons">The reasons that exclude, withhold or remove it.</param>
/// <param name="Rank">The candidate's rank among the eligible ones; null when it has none.</param>
/// <param name="Rule">The slate rule that moved the candidate out; null when none did.</param>
public sealed record CandidateOutcome(WhyNotStage Stage, IReadOnlyList<ReasonCode> Reasons, int? Rank = null, string? Rule = null);
