namespace RecsConsole.Tests.Architecture;

/// <summary>Reads StoredColumns.txt beside this file: the data field of each stored column, and the tables that have none.</summary>
internal static class StoredColumns
{
    private static readonly string[] s_lines =
    [
        .. File.ReadLines(Path.Combine(SourceFile.Top(), "RecsConsole.Tests", "Architecture", "Fields", "StoredColumns.txt"))
            .Where(line => line.Length > 0 && line[0] != '#'),
    ];

    /// <summary>Keys of fields with their columns, as Table.Column or Table.*.</summary>
    public static IReadOnlyList<(string Field, string[] Columns)> Fields { get; } =
    [.. s_lines.Where(line => line[0] != '-').Select(line => line.Split(": ", 2)).Select(parts => (parts[0], parts[1].Split(", ")))];

    /// <summary>Tables without a data field.</summary>
    public static IReadOnlySet<string> Others { get; } =
        s_lines.Where(line => line[0] == '-').SelectMany(line => line[2..].Split(": ", 2)[0].Split(", ")).ToHashSet(StringComparer.Ordinal);
}
