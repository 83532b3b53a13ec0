using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;

namespace RecsConsole.Recommender.Cards.Labels;

/// <summary>What "ended well" means, wherever cards and lists of similar cases count it.</summary>
public static class GoodEndingLabels
{
    /// <summary>
    /// The meaning in a sentence, with the days that a case without a deadline may take: those by which the cases of the same issue type
    /// were judged, which are also those of a chance; otherwise those of all.
    /// </summary>
    /// <param name="hits">The similar cases that are counted.</param>
    /// <param name="issueType">Of the case on screen.</param>
    public static string Of(IReadOnlyList<SimilarCaseHit> hits, string issueType)
    {
        ArgumentNullException.ThrowIfNull(hits);
        var days = hits.Select(DaysOf).Distinct().Order().ToList();
        return days switch
        {
            [] => RecommenderTexts.GoodEnding,
            [var only] => RecommenderTexts.GoodEndingWithin.With(only),
            [var least, .., var most] => hits.FirstOrDefault(hit => string.Equals(hit.IssueType, issueType, StringComparison.Ordinal))
                is { } alike
                ? RecommenderTexts.GoodEndingByKind.With(DaysOf(alike), least, most)
                : RecommenderTexts.GoodEndingByOtherKinds.With(least, most),
        };
    }

    private static int DaysOf(SimilarCaseHit hit) =>
        hit.SolvedWithinHours is { } hours ? (int)Math.Round(TimeSpan.FromHours(hours).TotalDays) : CaseEnding.UsualWindow.Days;
}
