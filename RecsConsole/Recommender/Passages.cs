using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender;

/// <summary>Cuts a document's Markdown into the passages that are quoted: paragraphs, without headings.</summary>
public static class Passages
{
    private const int MostCharacters = 600;

    /// <summary>The passages in order, with their place in the text.</summary>
    public static IReadOnlyList<Passage> Of(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var passages = new List<Passage>();
        var start = 0;
        while (start < markdown.Length)
        {
            var end = markdown.IndexOf("\n\n", start, StringComparison.Ordinal);
            end = end < 0 ? markdown.Length : end;
            Add(passages, markdown, start, end);
            start = end + 2;
        }

        return passages;
    }

    private static void Add(List<Passage> passages, string markdown, int start, int end)
    {
        while (start < end && char.IsWhiteSpace(markdown[start]))
        {
            start++;
        }

        if (start >= end || markdown[start] == '#')
        {
            return;
        }

        var length = Math.Min(end - start, MostCharacters);
        var tokens = Tokenizer.Tokenize(markdown.Substring(start, end - start));
        passages.Add(new(start, length, tokens));
    }
}
