using RecsConsole.Database;
using RecsConsole.Engine.Text;
using RecsConsole.Platform;

namespace RecsConsole.Casework.Conversation;

/// <summary>A quoted passage of a document in a message.</summary>
public sealed record CitedPassage(string Passage, Citation Citation)
{
    // about two paragraphs: nobody reads more in a mail
    private const int Longest = 900;

    /// <param name="span">Position of the passage in the document's text; null: its beginning.</param>
    /// <param name="about">The case that the message is about: of a table with its codes, only the rows with them are quoted.</param>
    public static CitedPassage From(DocumentRow document, PassageSpan? span, CaseRow about)
    {
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(about);
        var lines = MarkdownLines
            .Of(TextOf(document.Text, span))
            .Where(line => !string.Equals(line.Text, document.Title, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var codes = CodesOf($"{about.Title}\n{about.Description}\n{about.CustomFieldsJson}");
        var isAbout = lines.Where(line => line.IsRow && CodesOf(line.Text).Overlaps(codes)).ToHashSet();
        var chosen = lines.Where(line => isAbout.Count == 0 || !line.IsRow || isAbout.Contains(line)).Select(line => line.Text);
        return new(ReplyText.Plain(Cut(chosen)), new(document.Key, document.Version, document.Title));
    }

    private static HashSet<string> CodesOf(string words) =>
        Tokenizer
            .Tokenize(words, TextLanguage.Plain)
            .Where(term => term.Contains('-', StringComparison.Ordinal) && term.Any(char.IsAsciiDigit) && term.Any(char.IsLetter))
            .ToHashSet(StringComparer.Ordinal);

    // whole lines; of the first at least its first sentences
    private static string Cut(IEnumerable<string> lines)
    {
        var text = "";
        foreach (var line in lines)
        {
            if (text.Length > 0 && text.Length + line.Length > Longest)
            {
                break;
            }

            text = text.Length == 0 ? line : $"{text}\n{line}";
        }

        return text.Length <= Longest ? text : Shortened(text);
    }

    private static string Shortened(string line)
    {
        var sentence = line.LastIndexOf(". ", Longest, StringComparison.Ordinal);
        var word = line.LastIndexOf(' ', Longest - 1);
        return sentence > 0 ? line[..(sentence + 1)] : line[..(word > 0 ? word : Longest)] + "…";
    }

    // The search index cuts long passages anywhere; a quotation continues to the end of the paragraph.
    private static string TextOf(string text, PassageSpan? span)
    {
        if (span is not { } known)
        {
            return text;
        }

        var start = Math.Clamp(known.Start, 0, text.Length);
        var end = start + Math.Clamp(known.Length, 0, text.Length - start);
        if (end > start && end < text.Length && text[end - 1] != '\n' && text[end] != '\n')
        {
            var paragraph = text.IndexOf("\n\n", end, StringComparison.Ordinal);
            end = paragraph < 0 ? text.Length : paragraph;
        }

        return text[start..end];
    }
}
