namespace RecsConsole.Engine.Evaluation.Pairwise;

/// <summary>The strengths of a fit of <see cref="BradleyTerry"/>.</summary>
/// <param name="Strengths">
/// Log-strengths in the order of the competitors; the first is 0 by definition. N is the number of comparisons.
/// </param>
/// <param name="Home">The log-odds that being first adds; null when no home effect is estimated.</param>
public sealed record PairwiseStrengths(IReadOnlyList<Estimate> Strengths, Estimate? Home);
