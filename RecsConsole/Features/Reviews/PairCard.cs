using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Reviews;

/// <summary>One suggestion as a reviewer sees it: nothing in it says what made it.</summary>
/// <param name="Policy">Title of the policy that requires it.</param>
/// <param name="Ground">What the confidence rests on, in words.</param>
public sealed record PairCard(int Rank, string Title, string Reason, ConfidenceLabel Confidence, string Ground, string? Policy);
