namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>The export file of a ticket system: how it is recognised, and which column is what.</summary>
/// <param name="Key">What the command line calls it.</param>
/// <param name="Name">The name of the system.</param>
/// <param name="Marks">Its header has all the columns of one of these.</param>
/// <param name="Columns">Names of a role's column, the likeliest first.</param>
public sealed record TicketPreset(
    string Key,
    string Name,
    IReadOnlyList<IReadOnlyList<string>> Marks,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Columns
)
{
    /// <summary>Whether a file with this header is one.</summary>
    public bool Fits(IReadOnlyCollection<string> header) =>
        Marks.Any(marks => marks.All(mark => header.Contains(mark, StringComparer.OrdinalIgnoreCase)));

    /// <summary>The columns by role that a header has, as it writes them.</summary>
    public IReadOnlyDictionary<string, string> In(IReadOnlyCollection<string> header)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        foreach (var (role, names) in Columns)
        {
            var column = names
                .Select(name => header.FirstOrDefault(each => string.Equals(each, name, StringComparison.OrdinalIgnoreCase)))
                .FirstOrDefault(each => each is not null);
            if (column is not null)
            {
                found[role] = column;
            }
        }

        return found;
    }
}
