namespace RecsConsole.Components.Lists;

/// <summary>How one person likes to see one list. It is kept in the browser: it is a matter of the screen, and holds nothing of the tenant's data.</summary>
public sealed record ListSettings
{
    /// <summary>Whether each column that was chosen or taken off is shown, by its key.</summary>
    public Dictionary<string, bool> Columns { get; init; } = [];

    /// <summary>Widths that were drawn, as CSS lengths, by the key of the column.</summary>
    public Dictionary<string, string> Widths { get; init; } = [];

    public List<SavedView> Views { get; init; } = [];
}

/// <summary>A filter under a name.</summary>
/// <param name="Query">The address of the list behind its path: "?role=admin", or nothing.</param>
public sealed record SavedView(string Name, string Query);
