using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Reviews;

/// <summary>One suggestion as a reviewer sees it, without any hint at its system.</summary>
/// <param name="Confidence">Null when its system was not asked for one.</param>
/// <param name="Policy">Title of the policy that requires the suggestion.</param>
/// <param name="ConfidenceReason">The basis of the confidence, in words.</param>
public sealed record PairCard(int Rank, string Title, string Reason, ConfidenceLabel? Confidence, string ConfidenceReason, string? Policy)
{
    /// <summary>Why the confidence is Low although the record is good, as on the agent's card; null when it is not.</summary>
    public string? LowBecause { get; init; }
}
