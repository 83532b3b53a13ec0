using System.Globalization;
using AngleSharp.Dom;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>A table in Markdown. Its first row is the header; a cell has one line.</summary>
internal static class MarkdownTable
{
    private const int MaxColumns = 100;

    public static IReadOnlyList<string> Of(IElement table, int depth)
    {
        MarkdownWriter.Guard(depth);
        var rows = table
            .QuerySelectorAll("tr")
            .Where(row => row.Closest("table") == table)
            .Select(row => row.Children.Where(cell => cell.LocalName is "td" or "th").ToList())
            .Where(row => row.Count > 0)
            .ToList();
        if (rows.TrueForAll(row => row.Count == 1))
        {
            return [.. rows.SelectMany(row => MarkdownWriter.BlocksOf(row[0], depth + 1))]; // a frame around text, not a table
        }

        var lines = rows.Select(row => CellsOf(row, depth)).ToList();
        var columns = lines.Max(line => line.Count);
        lines.Insert(1, [.. Enumerable.Repeat("---", columns)]);
        return [string.Join('\n', lines.Select(line => Line(line, columns)))];
    }

    private static List<string> CellsOf(List<IElement> row, int depth)
    {
        var cells = new List<string>();
        foreach (var cell in row)
        {
            cells.Add(MarkdownLine.Of(cell, depth + 1).Replace("|", "\\|", StringComparison.Ordinal));
            var spans = int.TryParse(cell.GetAttribute("colspan"), NumberStyles.None, CultureInfo.InvariantCulture, out var span)
                ? span
                : 1;
            cells.AddRange(Enumerable.Repeat("", Math.Clamp(spans, 1, MaxColumns) - 1));
        }

        return [.. cells.Take(MaxColumns)];
    }

    private static string Line(List<string> cells, int columns) =>
        $"| {string.Join(" | ", cells.Concat(Enumerable.Repeat("", columns - cells.Count)))} |";
}
