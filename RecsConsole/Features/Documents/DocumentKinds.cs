namespace RecsConsole.Features.Documents;

/// <summary>Kinds of documents as their readers call them.</summary>
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
