using RecsConsole.Engine.Fields;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Recommender.Learning;

/// <summary>Display texts of a dataset card that more than one page shows.</summary>
public static class CardLabels
{
    /// <summary>What was learned from, with numbers.</summary>
    public static string Sources(DatasetCard card)
    {
        ArgumentNullException.ThrowIfNull(card);
        return string.Join(", ", card.Sources.Select(Source));
    }

    /// <summary>What was learned from: feature columns, or data fields.</summary>
    public static string Columns(IEnumerable<string> columns) =>
        string.Join(", ", columns.Select(column => DataFields.Find(column) is { } field ? FieldLabels.Of(field) : TermLabels.Of(column)));

    public static string Purpose(string purpose) =>
        purpose switch
        {
            CardPurposes.NextSteps => RecommenderTexts.PurposeNextSteps,
            CardPurposes.Search => RecommenderTexts.PurposeSearch,
            CardPurposes.History => RecommenderTexts.PurposeHistory,
            _ => RecommenderTexts.PurposeRanking,
        };

    private static string Source(CardCount source) =>
        source.Reason switch
        {
            "decision" => RecommenderTexts.SourceDecisions.With(source.Count),
            "history" => RecommenderTexts.SourceHistory.With(source.Count),
            "case" => RecommenderTexts.SourceCases.With(source.Count),
            "step" => RecommenderTexts.SourceSteps.With(source.Count),
            "document" => RecommenderTexts.SourceDocuments.With(source.Count),
            "action" => RecommenderTexts.SourceActions.With(source.Count),
            _ => $"{source.Reason}: {source.Count}",
        };
}
