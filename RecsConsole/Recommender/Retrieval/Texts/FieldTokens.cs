namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>Terms for field values. The equals sign distinguishes them from words of the text.</summary>
public static class FieldTokens
{
    public static string Issue(string issueType) => "issue=" + issueType;

    public static string Product(string product) => "product=" + product;

    public static string Step(string activity) => "step=" + activity;

    public static string Then(string before, string after) => $"then={before}>{after}";
}
