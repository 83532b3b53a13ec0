using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Features.Models.Golden;

/// <summary>Display texts of expectations and their results.</summary>
internal static class GoldenLabels
{
    private const int MaxNamed = 3;

    /// <summary>"in the first 3", "never".</summary>
    public static string Expectation(int? within) =>
        within switch
        {
            null => Texts.GoldenNever,
            1 => Texts.GoldenFirst,
            { } places => Texts.GoldenAmongFirst.With(places),
        };

    /// <summary>"place 2", "not shown".</summary>
    public static string Found(GoldenResult result) =>
        result.Verdict is GoldenVerdict.NotRun ? Texts.GoldenNotRun
        : result.Rank is { } rank ? Texts.WorstRank.With(rank)
        : Texts.WorstNoRank;

    /// <summary>
    /// Why the gate is closed. Names actions, since every role may see the catalog, but not cases, documents or people, which the reader
    /// may not be allowed to see.
    /// </summary>
    public static string Failures(GoldenOutcome outcome, DecisionLabels labels)
    {
        var said = outcome.Failed.Take(MaxNamed).Select(result => Failure(result, labels));
        return Texts.GoldenFail.With(outcome.Failed.Count, outcome.Results.Count, string.Join("; ", said));
    }

    private static string Failure(GoldenResult result, DecisionLabels labels)
    {
        var item = result.Kind switch
        {
            ItemKind.Action => Texts.GoldenQuoted.With(labels.TitleOf(SlateKind.Action, result.ItemId, 0)),
            ItemKind.Document => Texts.GoldenADocument,
            _ => Texts.GoldenAPerson,
        };
        return result.Verdict is GoldenVerdict.NotRun
            ? Texts.GoldenCannot.With(item)
            : Texts.GoldenExpectedFound.With(item, Expectation(result.Within), Found(result));
    }
}
