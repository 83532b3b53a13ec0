namespace RecsConsole.Platform.Web;

/// <summary>Lines of a CSV file that is opened in a spreadsheet.</summary>
public static class CsvText
{
    /// <summary>One line, including the line break.</summary>
    public static string Line(IEnumerable<string> fields) => string.Join(',', fields.Select(Quoted)) + "\r\n";

    // A spreadsheet would evaluate a text with a leading sign as a formula.
    private static string Quoted(string field)
    {
        var safe = field.Length > 0 && "=+-@\t\r".Contains(field[0], StringComparison.Ordinal) ? "'" + field : field;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
