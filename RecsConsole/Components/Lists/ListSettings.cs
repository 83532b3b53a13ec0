namespace RecsConsole.Components.Lists;

/// <summary>
/// A person's settings of one list. Stored in the browser, since they concern the screen and contain only filters and widths.
/// </summary>
public sealed record ListSettings
{
    /// <summary>The columns that the reader showed or hid, by key.</summary>
    public IReadOnlyDictionary<string, bool> Columns { get; init; } = new Dictionary<string, bool>(StringComparer.Ordinal);

    /// <summary>Widths set by dragging, as CSS lengths, by column key.</summary>
    public IReadOnlyDictionary<string, string> Widths { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<SavedView> Views { get; init; } = [];

    public ListSettings WithColumns(IEnumerable<string> all, IEnumerable<string> shown)
    {
        var set = shown.ToHashSet(StringComparer.Ordinal);
        return this with { Columns = all.ToDictionary(key => key, set.Contains, StringComparer.Ordinal) };
    }

    public ListSettings WithWidth(string column, double pixels) =>
        this with
        {
            Widths = new Dictionary<string, string>(Widths, StringComparer.Ordinal)
            {
                [column] = FormattableString.Invariant($"{pixels:0}px"),
            },
        };
}

/// <summary>A named filter.</summary>
/// <param name="Query">The query string of the list: "?role=admin", or empty.</param>
public sealed record SavedView(string Name, string Query);
