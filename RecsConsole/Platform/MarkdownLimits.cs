using System.Buffers;

namespace RecsConsole.Platform;

/// <summary>
/// Limits for parsing Markdown. The parser's time grows with the square of the number of brackets and marks; a text beyond these limits,
/// which no manual reaches, is shown as plain text.
/// </summary>
public sealed record MarkdownLimits
{
    private static readonly SearchValues<char> s_marks = SearchValues.Create("*_~^=`<>|!");

    public static MarkdownLimits Usual { get; } = new();

    public int Characters { get; init; } = 400_000;

    public int Brackets { get; init; } = 1_000;

    public int Marks { get; init; } = 6_000;

    /// <summary>Whether a text is within the limits.</summary>
    public bool Allow(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        var brackets = markdown.AsSpan().Count('[');
        var marks = 0;
        foreach (var letter in markdown)
        {
            marks += s_marks.Contains(letter) ? 1 : 0;
        }

        return markdown.Length <= Characters && brackets <= Brackets && marks <= Marks;
    }
}
