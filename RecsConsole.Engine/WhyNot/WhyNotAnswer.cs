namespace RecsConsole.Engine.WhyNot;

/// <summary>Why an item is not shown, and the smallest change found that would show it.</summary>
/// <param name="Outcome">The first stage that dropped the item.</param>
/// <param name="Changes">Fewest changes first, then the smallest; null when none was found, empty when it is already shown.</param>
/// <param name="RankAfter">
/// The item's place in the slate after the changes, from 1, from running the pipeline with the findings of final validation; null when no
/// run showed it.
/// </param>
/// <param name="IsSmallest">
/// Whether everything smaller was tried; false if the search gave up or had to trade two amounts against each other.
/// </param>
/// <param name="Runs">Number of pipeline runs.</param>
public sealed record WhyNotAnswer(
    CandidateOutcome Outcome,
    IReadOnlyList<CounterfactualChange>? Changes,
    int? RankAfter,
    bool IsSmallest,
    int Runs
);
