using System.Globalization;
using System.Text;
using RecsConsole.Platform;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>The record as a Markdown file. User text is escaped, so that it cannot become markup.</summary>
public static class RecordMarkdown
{
    public static string Of(ProcessingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var text = new StringBuilder();
        Append(text, $"# {Texts.ProcessingRecordTitle}: {MarkdownText.Plain(record.Tenant)}");
        var at = record.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Append(text, Texts.RecordMadeAt.With($"{at} UTC", record.Version));
        foreach (var section in record.Sections)
        {
            Append(text, $"## {MarkdownText.Plain(section.Title)}");
            foreach (var said in section.Said)
            {
                Append(text, MarkdownText.Plain(said));
            }

            if (section.Table is { Rows.Count: > 0 } table)
            {
                Append(text, Of(table));
            }
        }

        return text.ToString();
    }

    private static string Of(RecordTable table) =>
        string.Join(
            '\n',
            [LineOf(table.Columns), LineOf(table.Columns.Select(_ => "---"), isPlain: true), .. table.Rows.Select(row => LineOf(row))]
        );

    private static string LineOf(IEnumerable<string> cells, bool isPlain = false) =>
        $"| {string.Join(" | ", cells.Select(cell => isPlain ? cell : MarkdownText.Plain(cell)))} |";

    private static void Append(StringBuilder text, string part) => text.Append(part).Append("\n\n");
}
