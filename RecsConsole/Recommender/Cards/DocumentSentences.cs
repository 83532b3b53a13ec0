using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender.Cards;

/// <summary>The sentences of a document with their words, taken apart once for all the steps that are looked up in it.</summary>
internal sealed class DocumentSentences
{
    // a card is written while somebody waits: how a step is done is looked for in the first pages only
    private const int Longest = 20_000;

    private readonly TextLanguage _language;

    private DocumentSentences(string key, TextLanguage language, IReadOnlyList<DocumentSentence> all) =>
        (Key, _language, All) = (key, language, all);

    public string Key { get; }

    public IReadOnlyList<DocumentSentence> All { get; }

    public static DocumentSentences Of(DocumentLabel document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var language = TextLanguages.Of(document.Language);
        var text = document.Text.Length > Longest ? document.Text[..Longest] : document.Text;
        var sentences =
            from block in PassageLine.Blocks(text)
            from sentence in PassageLine.Sentences(block.Text)
            select new DocumentSentence(
                sentence,
                Tokenizer.Tokenize(sentence, language).ToHashSet(StringComparer.Ordinal),
                new(block.Start, block.Length)
            );
        return new(document.Key, language, [.. sentences]);
    }

    /// <summary>The words of a title, as the sentences have them.</summary>
    public IReadOnlyList<string> TermsOf(string title) => [.. Tokenizer.Tokenize(title, _language).Distinct(StringComparer.Ordinal)];
}

/// <summary>A sentence, its words, and the block in which it stands.</summary>
internal sealed record DocumentSentence(string Text, HashSet<string> Terms, PassageSpan Passage);
