using Markdig;
using RecsConsole.Database;
using RecsConsole.Engine.Text;

namespace RecsConsole.Casework.Conversation;

/// <summary>A quoted passage of a document in a message.</summary>
public sealed record CitedPassage(string Passage, Citation Citation)
{
    // about two paragraphs: nobody reads more in a mail
    private const int Longest = 900;

    /// <param name="span">Position of the passage in the document's text; null: its beginning.</param>
    public static CitedPassage From(DocumentRow document, PassageSpan? span)
    {
        ArgumentNullException.ThrowIfNull(document);
        var plain = Markdown
            .ToPlainText(TextOf(document.Text, span))
            .ReplaceLineEndings("\n")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => !string.Equals(line, document.Title, StringComparison.OrdinalIgnoreCase));
        return new(ReplyText.Plain(Cut(plain)), new(document.Key, document.Version, document.Title));
    }

    // whole lines, at least the first
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

        return text.Length <= Longest ? text : text[..Longest] + "…";
    }

    private static string TextOf(string text, PassageSpan? span)
    {
        if (span is not { } known)
        {
            return text;
        }

        var start = Math.Clamp(known.Start, 0, text.Length);
        return text.Substring(start, Math.Clamp(known.Length, 0, text.Length - start));
    }
}
