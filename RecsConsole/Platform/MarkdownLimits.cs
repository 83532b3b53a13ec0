using System.Buffers;

namespace RecsConsole.Platform;

/// <summary>
/// Limits for parsing Markdown. The parser's time grows with the square of the number of brackets and marks; a text beyond these limits,
/// which no manual reaches, is shown as plain text.
/// </summary>
public static class MarkdownLimits
{
    private const int MaxCharacters = 400_000;
    private const int MaxBrackets = 1_000;
    private const int MaxMarks = 6_000;

    private static readonly SearchValues<char> s_marks = SearchValues.Create("*_~^=`<>|!");

    /// <summary>Whether a text is within the limits.</summary>
    public static bool Allow(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var brackets = markdown.AsSpan().Count('[');
        var marks = 0;
        foreach (var letter in markdown)
        {
            marks += s_marks.Contains(letter) ? 1 : 0;
        }

        return markdown.Length <= MaxCharacters && brackets <= MaxBrackets && marks <= MaxMarks;
    }
}
