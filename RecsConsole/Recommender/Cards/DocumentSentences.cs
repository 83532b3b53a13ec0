using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender.Cards;

/// <summary>A document's sentences with their words, split once for all the steps that are looked up in it.</summary>
internal sealed class DocumentSentences
{
    // a card is written while somebody waits, so only the first pages are searched for how a step is done
    private const int Longest = 20_000;

    private readonly TextLanguage _language;

    private DocumentSentences(string key, TextLanguage language, IReadOnlyList<DocumentSentence> all) =>
        (Key, _language, All) = (key, language, all);

    public string Key { get; }

    public IReadOnlyList<DocumentSentence> All { get; }

    public static DocumentSentences From(DocumentLabel document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return From(document.Key, document.Language, document.Text);
    }

    public static DocumentSentences From(string key, string? languageCode, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var language = TextLanguages.Of(languageCode);
        var sentences =
            from block in PassageLine.Blocks(text.Length > Longest ? text[..Longest] : text)
            from sentence in PassageLine.Sentences(block.Text)
            select new DocumentSentence(
                sentence,
                Tokenizer.Tokenize(sentence, language).ToHashSet(StringComparer.Ordinal),
                new(block.Start, block.Length)
            );
        return new(key, language, [.. sentences]);
    }

    /// <summary>The words of a title, in the same form as in the sentences.</summary>
    public IReadOnlyList<string> TermsOf(string title) => [.. Tokenizer.Tokenize(title, _language).Distinct(StringComparer.Ordinal)];
}

/// <summary>A sentence, its words, and the block that contains it.</summary>
internal sealed record DocumentSentence(string Text, HashSet<string> Terms, PassageSpan Passage);
