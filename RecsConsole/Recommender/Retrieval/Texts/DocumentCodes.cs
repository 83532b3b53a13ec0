using System.Text;
using RecsConsole.Engine.Text;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>The error codes of a document.</summary>
/// <param name="First">Those of its title, headings and first sentences: what it is about.</param>
/// <param name="All">Those of the whole text, such as the rows of a table.</param>
public sealed record DocumentCodes(IReadOnlyList<string> First, IReadOnlyList<string> All)
{
    // a long introduction mentions other things too
    private const int LongestStart = 600;

    public static DocumentCodes None { get; } = new([], []);

    public static DocumentCodes Of(string title, string text)
    {
        ArgumentNullException.ThrowIfNull(title);
        ArgumentNullException.ThrowIfNull(text);
        var all = ErrorCodes.Of(title + "\n" + text);
        return all.Count == 0 ? None : new(ErrorCodes.Of(StartOf(title, text)), all);
    }

    /// <summary>
    /// Whether the document is about one of these codes; false when it is about others and mentions none of them, null when codes tell
    /// nothing.
    /// </summary>
    public bool? Names(IReadOnlyList<string> codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        if (codes.Count == 0 || First.Count == 0)
        {
            return null;
        }

        return First.Intersect(codes, StringComparer.Ordinal).Any() ? true
            : All.Intersect(codes, StringComparer.Ordinal).Any() ? null
            : false;
    }

    // the first sentences end at a table, at the second heading, or after some hundred characters
    private static string StartOf(string title, string text)
    {
        var start = new StringBuilder(title);
        var isFirst = true;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            var words = line.Trim();
            var isHeading = words.StartsWith('#');
            isFirst &= !words.StartsWith('|') && !words.StartsWith("##", StringComparison.Ordinal) && start.Length < LongestStart;
            if (isFirst || isHeading)
            {
                start.Append('\n').Append(words);
            }
        }

        return start.ToString();
    }
}
