namespace RecsConsole.Components.Lists;

/// <summary>How one person likes to see one list. It is kept in the browser: it is a matter of the screen, and holds nothing but filters and widths.</summary>
public sealed record ListSettings
{
    /// <summary>Whether each column that was chosen or taken off is shown, by its key.</summary>
    public IReadOnlyDictionary<string, bool> Columns { get; init; } = new Dictionary<string, bool>(StringComparer.Ordinal);

    /// <summary>Widths that were drawn, as CSS lengths, by the key of the column.</summary>
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

/// <summary>A filter under a name.</summary>
/// <param name="Query">The address of the list behind its path: "?role=admin", or nothing.</param>
public sealed record SavedView(string Name, string Query);
