using System.Globalization;
using System.Text;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>The record as a Markdown file. What people named cannot become markup in it.</summary>
public static class RecordMarkdown
{
    // each of these can start or carry markup somewhere
    private const string Marks = "\\`*_{}[]<>#+!|~";

    public static string Of(ProcessingRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var text = new StringBuilder();
        Append(text, $"# {Texts.ProcessingRecordTitle}: {Plain(record.Tenant)}");
        var at = record.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        Append(text, Texts.RecordMadeAt.With($"{at} UTC", record.Version));
        foreach (var section in record.Sections)
        {
            Append(text, $"## {Plain(section.Title)}");
            foreach (var said in section.Said)
            {
                Append(text, Plain(said));
            }

            if (section.Table is { Rows.Count: > 0 } table)
            {
                Append(text, Of(table));
            }
        }

        return text.ToString();
    }

    /// <summary>A text as it stands, whatever is in it.</summary>
    internal static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (Marks.Contains(letter, StringComparison.Ordinal))
            {
                plain.Append('\\');
            }

            plain.Append(char.IsControl(letter) ? ' ' : letter);
        }

        return plain.ToString();
    }

    private static string Of(RecordTable table) =>
        string.Join(
            '\n',
            [LineOf(table.Columns), LineOf(table.Columns.Select(_ => "---"), isPlain: true), .. table.Rows.Select(row => LineOf(row))]
        );

    private static string LineOf(IEnumerable<string> cells, bool isPlain = false) =>
        $"| {string.Join(" | ", cells.Select(cell => isPlain ? cell : Plain(cell)))} |";

    private static void Append(StringBuilder text, string part) => text.Append(part).Append("\n\n");
}
