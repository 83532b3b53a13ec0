using System.Text.RegularExpressions;

namespace RecsConsole.Platform;

/// <summary>
/// The plain text of Markdown: one line for each heading, paragraph and list item. A row of a table becomes a sentence, since outside of a
/// table its cells cannot be understood.
/// </summary>
public static partial class MarkdownLines
{
    private const char Bar = '|';
    private const string Fence = "```";

    private enum LineKind
    {
        Blank,
        Heading,
        Point,
        Text,
        Heads,
        Row,
        Fence,
        Code,
    }

    public static IReadOnlyList<MarkdownLine> Of(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        return [.. Read(markdown.ReplaceLineEndings("\n").Split('\n')).Where(line => line.Text.Length > 0)];
    }

    /// <summary>Whether a line begins a list item or a quotation.</summary>
    public static bool IsPoint(ReadOnlySpan<char> line)
    {
        var mark = line[..Math.Max(0, line.IndexOf(' '))];
        return mark is "-" or "*" or "+" or ">" || (mark.Length > 1 && mark[^1] == '.' && !mark[..^1].ContainsAnyExceptInRange('0', '9'));
    }

    private static IEnumerable<MarkdownLine> Read(string[] source)
    {
        List<string> open = []; // lines of the paragraph or list item
        List<string>? heads = null; // of the table
        var isCode = false;
        for (var i = 0; i < source.Length; i++)
        {
            var line = source[i].Trim();
            var kind = isCode ? CodeKind(line) : KindOf(line, i + 1 < source.Length ? source[i + 1] : "", heads is not null);
            if (kind != LineKind.Text)
            {
                yield return Prose(open);
                open.Clear();
            }

            isCode ^= kind == LineKind.Fence;
            heads =
                kind == LineKind.Heads ? Cells(line)
                : kind == LineKind.Row ? heads
                : null;
            i += kind == LineKind.Heads ? 1 : 0; // the ruler below them
            if (kind is LineKind.Text or LineKind.Point or LineKind.Heading)
            {
                open.Add(line);
            }
            else if (kind is LineKind.Row or LineKind.Code)
            {
                yield return new(kind == LineKind.Row ? Sentence(Cells(line), heads ?? []) : source[i].TrimEnd(), kind == LineKind.Row);
            }

            if (kind == LineKind.Heading || EndsHere(source[i]))
            {
                yield return Prose(open);
                open.Clear();
            }
        }

        yield return Prose(open);
    }

    private static LineKind CodeKind(string line) => line.StartsWith(Fence, StringComparison.Ordinal) ? LineKind.Fence : LineKind.Code;

    private static LineKind KindOf(string line, string next, bool isInTable) =>
        line.Length == 0 ? LineKind.Blank
        : line.StartsWith(Fence, StringComparison.Ordinal) ? LineKind.Fence
        : line[0] == '#' ? LineKind.Heading
        : line.Contains(Bar, StringComparison.Ordinal) && IsRuler(next) ? LineKind.Heads
        : line[0] == Bar || (isInTable && line.Contains(Bar, StringComparison.Ordinal)) ? LineKind.Row
        : IsPoint(line) ? LineKind.Point
        : LineKind.Text;

    // the author's own line break
    private static bool EndsHere(string line) => line.EndsWith("  ", StringComparison.Ordinal) || line.EndsWith('\\');

    private static MarkdownLine Prose(List<string> lines) => new(Plain(string.Join('\n', lines)), IsRow: false);

    private static string Plain(string markdown) => PlainMarkdown.Of(markdown.TrimEnd('\\')).ReplaceLineEndings(" ").Trim();

    private static bool IsRuler(string line) =>
        line.Contains(Bar, StringComparison.Ordinal)
        && line.Contains('-', StringComparison.Ordinal)
        && !line.AsSpan().Trim().ContainsAnyExcept("|-: ");

    private static List<string> Cells(string line)
    {
        var from = line[0] == Bar ? 1 : 0;
        var isClosed = line.Length > from && line[^1] == Bar && !line.EndsWith(@"\|", StringComparison.Ordinal);
        var cells = line[from..(isClosed ? line.Length - 1 : line.Length)];
        return [.. CellEnd().Split(cells).Select(cell => Plain(cell.Trim().Replace(@"\|", "|", StringComparison.Ordinal)))];
    }

    // "AUTHN-4012: The signature does not match. First thing to check: the certificate."
    private static string Sentence(List<string> cells, List<string> heads)
    {
        var meaning = string.Join(": ", cells.Take(2).Where(cell => cell.Length > 0));
        var others =
            from at in Enumerable.Range(2, Math.Max(0, cells.Count - 2))
            where cells[at].Length > 0
            select at < heads.Count && heads[at].Length > 0 ? $"{heads[at]}: {cells[at]}" : cells[at];
        return string.Join(' ', others.Prepend(meaning).Where(part => part.Length > 0).Select(Ended));
    }

    private static string Ended(string words) => words[^1] is '.' or '!' or '?' or '…' ? words : words + ".";

    [GeneratedRegex(@"(?<!\\)\|", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex CellEnd();
}

/// <summary>A line of plain text.</summary>
/// <param name="IsRow">A row of a table.</param>
public sealed record MarkdownLine(string Text, bool IsRow);
