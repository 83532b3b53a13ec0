namespace RecsConsole.Platform.Tables;

/// <summary>The columns of a CSV file by name; an absent column changes nothing.</summary>
internal sealed class TableColumns
{
    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);

    private TableColumns() { }

    public int Count { get; private init; }

    /// <summary>Reads a header; throws for an unknown name, so that a misspelt column is not silently ignored.</summary>
    public static TableColumns From(string file, IReadOnlyList<string> header, IReadOnlyList<string> known, int required)
    {
        var columns = new TableColumns { Count = header.Count };
        for (var index = 0; index < header.Count; index++)
        {
            var name = NameOf(header[index]);
            if (!known.Contains(name, StringComparer.Ordinal))
            {
                throw TableInputException.AtCell(file, 1, header[index], PlatformTexts.ThereIsNoSuchColumn.With(string.Join(", ", known)));
            }

            if (!columns._at.TryAdd(name, index))
            {
                throw TableInputException.AtCell(file, 1, name, PlatformTexts.TheColumnIsThereTwice);
            }
        }

        foreach (var missing in known.Take(required).Where(each => !columns._at.ContainsKey(each)))
        {
            throw TableInputException.AtCell(file, 1, missing, PlatformTexts.TheColumnIsMissing);
        }

        return columns;
    }

    /// <summary>Position of a column, or null.</summary>
    public int? At(string name) => _at.TryGetValue(name, out var index) ? index : null;

    /// <summary>The content of a cell; null when it is empty or the column is absent.</summary>
    public string? Cell(TableRow row, string name) => At(name) is { } index && row.Cells[index] is { Length: > 0 } text ? text : null;

    // "skills(level)" also describes the format of its cells
    private static string NameOf(string header)
    {
        var name = header.Trim().TrimStart('\ufeff').ToLowerInvariant();
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 ? name[..bracket].TrimEnd() : name;
    }
}
