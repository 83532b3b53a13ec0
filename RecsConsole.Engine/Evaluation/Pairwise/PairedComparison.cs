namespace RecsConsole.Engine.Evaluation.Pairwise;

/// <summary>How often each of two competitors won when they met.</summary>
/// <param name="First">Its number from 0; where a home effect is asked for, this one was at home.</param>
/// <param name="Second">The other's number.</param>
/// <param name="FirstWins">From 0; a tie counts as half a win for each.</param>
/// <param name="SecondWins">From 0.</param>
public readonly record struct PairedComparison(int First, int Second, double FirstWins, double SecondWins);
