namespace RecsConsole.Features.Models;

/// <summary>How much of what could be shown a ranker shows, how rare it is, and how varied a slate is.</summary>
/// <param name="Covered">Number of items shown at least once in the test period.</param>
/// <param name="Eligible">Number of items that could be shown at least once in it.</param>
/// <param name="Novelty">
/// Mean surprise of a shown item in bits, -log2 of the share of slates that show it: 0 when every slate shows the same (T. Zhou et al.,
/// "Solving the apparent diversity-accuracy dilemma of recommender systems", PNAS 2010).
/// </param>
/// <param name="Diversity">
/// Number of different kinds in a slate over its number of items, over slates of two items or more: kinds of action or document, teams of
/// people.
/// </param>
public sealed record SlateSpread(int Covered, int Eligible, Measure Novelty, Measure Diversity)
{
    /// <summary>Share of the eligible items that were shown at least once.</summary>
    public double Coverage => Eligible == 0 ? 0 : (double)Covered / Eligible;
}
