namespace RecsConsole.Recommender.Cards;

/// <summary>Kinds of documents as shown on screen.</summary>
public static class DocumentKindLabels
{
    /// <summary>For use within a sentence; a tenant's own kind keeps its name.</summary>
    public static string Of(string kind) =>
        kind switch
        {
            "policy" => RecommenderTexts.KindPolicy,
            "runbook" => RecommenderTexts.KindRunbook,
            "article" => RecommenderTexts.KindArticle,
            "reference" => RecommenderTexts.KindReference,
            _ => kind,
        };

    /// <summary>For use on its own.</summary>
    public static string Capitalised(string kind) => Of(kind) is { Length: > 0 } word ? char.ToUpperInvariant(word[0]) + word[1..] : "";
}
