using RecsConsole.Engine.Access;

namespace RecsConsole.Engine.WhyNot;

/// <summary>Where an item stands.</summary>
/// <param name="Reasons">What excludes, withholds or removes it.</param>
/// <param name="Rank">Its rank among the eligible candidates; null without one.</param>
/// <param name="Rule">The rule of the slate that moved it out; null where none did.</param>
public sealed record CandidateOutcome(WhyNotStage Stage, IReadOnlyList<ReasonCode> Reasons, int? Rank = null, string? Rule = null);
