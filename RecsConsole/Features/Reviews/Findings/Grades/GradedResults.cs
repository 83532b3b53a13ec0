using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Features.Reviews.Findings.Grades;

/// <summary>The results of a study of single lists.</summary>
/// <param name="Lists">Number of graded lists; two reviewers of a case count twice.</param>
/// <param name="Cases">Number of their cases.</param>
/// <param name="Ndcg">
/// Mean nDCG of the lists, whole cases resampled; null until a list is graded. The best order is that of the same items, since no other was
/// graded, and a list of bad items only counts 0.
/// </param>
/// <param name="RandomNdcg">The expected nDCG of the same lists in random order, to compare with.</param>
/// <param name="Useful">Share of the suggestions that are good or perfect.</param>
/// <param name="Alpha">Krippendorff's alpha with ordinal distance; N is the number of cases that two or more graded.</param>
public sealed record GradedResults(
    int Lists,
    int Cases,
    Estimate? Ndcg,
    double? RandomNdcg,
    Estimate? Useful,
    IReadOnlyList<PlaceGrades> Places,
    Estimate? Alpha,
    IReadOnlyList<ReviewerGrades> Reviewers,
    StudyChecks Checks
)
{
    private const int FewestForInterval = 10;

    /// <summary>Whether there are enough cases to resample: a few that happen to agree would look certain.</summary>
    public bool HasIntervals => Cases >= FewestForInterval;
}

/// <summary>The grades given at a place of the lists.</summary>
/// <param name="Place">From 1.</param>
/// <param name="Counts">How often each grade was given, by grade.</param>
public sealed record PlaceGrades(int Place, IReadOnlyList<int> Counts, double Mean);

/// <summary>How one reviewer grades.</summary>
/// <param name="Suggestions">Number of graded suggestions.</param>
/// <param name="Mean">Null until one is graded.</param>
public sealed record ReviewerGrades(Guid Id, string Reviewer, int Suggestions, double? Mean);
