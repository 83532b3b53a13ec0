namespace RecsConsole.Engine.Slates;

/// <param name="Index">Row in the eligible list, feature matrix and scores.</param>
/// <param name="Rank">From 1.</param>
/// <param name="Propensity">Probability that the candidate gets this rank, scaled by 1,000,000; 1,000,000 without exploration.</param>
/// <param name="RequiredByPolicy">Key of the policy that requires the item; null when none does.</param>
public sealed record PlacedCandidate(string Id, int Index, int Rank, long Propensity, string? RequiredByPolicy);
