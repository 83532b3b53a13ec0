using System.Text.RegularExpressions;
using RecsConsole.Database;
using RecsConsole.Engine.Text;
using RecsConsole.Platform;

namespace RecsConsole.Recommender.Cards;

/// <summary>
/// One line of a document for a card: a sentence of the passage that fits the case, or the one that describes how a step is done.
/// </summary>
internal static partial class PassageLine
{
    private const int Longest = 160;

    // a sentence that merely mentions a step does not describe how to do it
    private const int MinTerms = 2;

    /// <summary>The first sentence of a passage that is not a heading; null when there is none.</summary>
    public static string? Of(DocumentLabel document, PassageSpan span)
    {
        ArgumentNullException.ThrowIfNull(document);
        return Of(document.Text, span);
    }

    /// <summary>The same for the text of a document.</summary>
    public static string? Of(string text, PassageSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        var start = Math.Clamp(span.Start, 0, text.Length);
        var passage = text.Substring(start, Math.Clamp(span.Length, 0, text.Length - start));
        return
            Blocks(passage).Select(block => Sentences(block.Text).FirstOrDefault()).FirstOrDefault(line => line is not null) is { } sentence
            ? Clipped(sentence)
            : null;
    }

    /// <summary>
    /// Finds the sentence in which a document describes a step: it has the verb of the step's title and at least half of its words, and the
    /// most of all such sentences; null when there is none.
    /// </summary>
    public static ShownHow? HowTo(string title, DocumentSentences document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var terms = document.TermsOf(title);
        var (most, best) = (Math.Max(MinTerms, (terms.Count + 1) / 2) - 1, (ShownHow?)null);
        foreach (var sentence in document.All)
        {
            if (terms.Count(sentence.Terms.Contains) is var shared && shared > most && sentence.Terms.Contains(terms[0]))
            {
                (most, best) = (shared, new(Clipped(sentence.Text), document.Key, sentence.Passage));
            }
        }

        return best;
    }

    /// <summary>Whether a sentence of the document describes a step.</summary>
    public static bool IsHowTo(string title, DocumentRow document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return HowTo(title, DocumentSentences.From(document.Key, document.Language, document.Text)) is not null;
    }

    // paragraphs and list items, with their positions; headings, tables and code contain no sentences
    internal static IEnumerable<(int Start, int Length, string Text)> Blocks(string text) =>
        Spans(text).Select(span => (span.Start, span.Length, Plain(text.Substring(span.Start, span.Length))));

    private static List<(int Start, int Length)> Spans(string text)
    {
        var spans = new List<(int Start, int Length)>();
        var (isOpen, isCode, start) = (false, false, 0);
        foreach (var line in text.Split('\n'))
        {
            var words = line.AsSpan().Trim();
            var isFence = words.StartsWith("```", StringComparison.Ordinal);
            isCode ^= isFence;
            if (isCode || isFence || words.IsEmpty || words[0] is '#' or '|')
            {
                isOpen = false;
            }
            else if (isOpen && !MarkdownLines.IsPoint(words))
            {
                spans[^1] = (spans[^1].Start, start + line.Length - spans[^1].Start);
            }
            else
            {
                spans.Add((start, line.Length));
                isOpen = true;
            }

            start += line.Length + 1;
        }

        return spans;
    }

    private static string Plain(string markdown) => PlainMarkdown.Of(markdown.Trim()).ReplaceLineEndings(" ").Trim();

    internal static IEnumerable<string> Sentences(string plain) =>
        SentenceEnd().Split(plain).Select(sentence => sentence.Trim()).Where(sentence => sentence.Contains(' ', StringComparison.Ordinal));

    private static string Clipped(string line)
    {
        if (line.Length <= Longest)
        {
            return line;
        }

        var end = line.LastIndexOf(' ', Longest);
        return line[..(end > 0 ? end : Longest)] + "…";
    }

    [GeneratedRegex(@"(?<=[.!?])\s+(?=\p{Lu})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex SentenceEnd();
}

/// <summary>How a step is done, quoted from a document that is suggested with it.</summary>
/// <param name="Line">One sentence of the document.</param>
/// <param name="DocumentKey">The suggested document.</param>
/// <param name="Passage">The position of the sentence in the document.</param>
public sealed record ShownHow(string Line, string DocumentKey, PassageSpan Passage);
