namespace RecsConsole.Features.People.Import;

/// <summary>Which column of a CSV holds what; a column that is not there leaves what it would say as it is.</summary>
internal sealed class PeopleColumns
{
    /// <summary>Every column an import knows.</summary>
    private static readonly string[] s_known =
    [
        "key",
        "name",
        "email",
        "roles",
        "teams",
        "skills",
        "capacity",
        "time_zone",
        "languages",
        "regions",
        "clearance",
        "expert",
        "active",
    ];

    private readonly Dictionary<string, int> _at = new(StringComparer.Ordinal);

    private PeopleColumns() { }

    public int Count { get; private init; }

    /// <summary>Reads a header; throws for a name it does not know, so that a misspelt column is not silently left out.</summary>
    public static PeopleColumns Of(string file, IReadOnlyList<string> header)
    {
        var columns = new PeopleColumns { Count = header.Count };
        for (var index = 0; index < header.Count; index++)
        {
            var name = NameOf(header[index]);
            if (!s_known.Contains(name, StringComparer.Ordinal))
            {
                throw PeopleInputException.AtCell(file, 1, header[index], Texts.ThereIsNoSuchColumn.With(string.Join(", ", s_known)));
            }

            if (!columns._at.TryAdd(name, index))
            {
                throw PeopleInputException.AtCell(file, 1, name, Texts.TheColumnIsThereTwice);
            }
        }

        foreach (var required in s_known[..2].Where(each => !columns._at.ContainsKey(each)))
        {
            throw PeopleInputException.AtCell(file, 1, required, Texts.TheColumnIsMissing);
        }

        return columns;
    }

    /// <summary>Position of a column, or null.</summary>
    public int? At(string name) => _at.TryGetValue(name, out var index) ? index : null;

    // "skills(level)" says how its cells are written
    private static string NameOf(string header)
    {
        var name = header.Trim().TrimStart('\ufeff').ToLowerInvariant();
        var bracket = name.IndexOf('(', StringComparison.Ordinal);
        return bracket > 0 ? name[..bracket].TrimEnd() : name;
    }
}
