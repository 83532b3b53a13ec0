namespace RecsConsole.Features.Documents;

/// <summary>Display texts for kinds of documents.</summary>
internal static class DocumentKinds
{
    public static string WordsOf(string kind) =>
        kind switch
        {
            "policy" => SharedTexts.Policy,
            "runbook" => Texts.Runbook,
            "article" => Texts.Article,
            "reference" => Texts.Reference,
            _ => kind,
        };
}
