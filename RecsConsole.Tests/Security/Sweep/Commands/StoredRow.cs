namespace RecsConsole.Tests.Security.Sweep.Commands;

/// <summary>A row as the database stores it.</summary>
/// <param name="Columns">The stored values as text, by column.</param>
internal sealed record StoredRow(string Table, IReadOnlyDictionary<string, string> Columns)
{
    /// <summary>Table and values; equal for equal rows.</summary>
    public string Text { get; } = Table + "|" + string.Join('|', Columns.Select(pair => $"{pair.Key}={pair.Value}"));

    /// <summary>Whether a value of the row names the object.</summary>
    public bool Names(SweptObject what) =>
        Text.Contains(what.Id.ToString("D"), StringComparison.OrdinalIgnoreCase) || Text.Contains(what.Key, StringComparison.Ordinal);

    /// <summary>Whether the row is the object's own or hangs on it. A row that its caller named after the object does not.</summary>
    public bool IsOf(SweptObject what) =>
        what.Kind is "case"
            ? Is("CaseId", what.Id.ToString("D")) || (Table is "Cases" && Is("Id", what.Id.ToString("D")))
            : Is("DocumentKey", what.Key) || (Table is "Documents" && Is("Key", what.Key));

    private bool Is(string column, string value) =>
        Columns.TryGetValue(column, out var stored) && string.Equals(stored, value, StringComparison.OrdinalIgnoreCase);
}
