namespace RecsConsole.Platform.Tables;

/// <summary>Which column of a CSV holds what; a column that is not there leaves what it would say as it is.</summary>
internal sealed class TableColumns
{
    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);

    private TableColumns() { }

    public int Count { get; private init; }

    /// <summary>Reads a header; throws for a name it does not know, so that a misspelt column is not silently left out.</summary>
    public static TableColumns Of(string file, IReadOnlyList<string> header, IReadOnlyList<string> known, int required)
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

    /// <summary>What a cell says; null where it is empty, or the column is not there.</summary>
    public string? Cell(TableRow row, string name) => At(name) is { } index && row.Cells[index] is { Length: > 0 } text ? text : null;

    // "skills(level)" says how its cells are written
    private static string NameOf(string header)
    {
        var name = header.Trim().TrimStart('\ufeff').ToLowerInvariant();
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 ? name[..bracket].TrimEnd() : name;
    }
}
