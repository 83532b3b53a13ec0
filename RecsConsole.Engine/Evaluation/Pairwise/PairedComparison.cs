namespace RecsConsole.Engine.Evaluation.Pairwise;

/// <summary>How often each of two competitors won when they met.</summary>
/// <param name="First">The first competitor's number from 0; if a home effect is estimated, the one at home.</param>
/// <param name="Second">The second competitor's number.</param>
/// <param name="FirstWins">From 0; a tie counts as half a win for each.</param>
/// <param name="SecondWins">From 0.</param>
public readonly record struct PairedComparison(int First, int Second, double FirstWins, double SecondWins);
