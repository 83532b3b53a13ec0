namespace RecsConsole.Features.Cases.Import.Tickets;

/// <summary>The export file of a ticket system: how it is recognised, and the role of each column.</summary>
/// <param name="Key">Name on the command line.</param>
/// <param name="Name">The name of the system.</param>
/// <param name="Marks">Recognised if the header has all columns of one of these sets.</param>
/// <param name="Columns">Column names for each role, the likeliest first.</param>
public sealed record TicketPreset(
    string Key,
    string Name,
    IReadOnlyList<IReadOnlyList<string>> Marks,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Columns
)
{
    /// <summary>Maximum number of columns that become custom fields.</summary>
    public const int MaxFields = 100;

    /// <summary>Whether a column that has no role is a custom field.</summary>
    public Func<string, bool> IsField { get; init; } = FieldNames.IsMarked;

    /// <summary>The columns of custom fields in a header, as spelled there.</summary>
    public IReadOnlyList<string> FieldsIn(IReadOnlyCollection<string> header) =>
        [
            .. header
                .Where(IsField)
                .Except(In(header).Values, StringComparer.Ordinal)
                .DistinctBy(FieldNames.Of, StringComparer.Ordinal)
                .Take(MaxFields),
        ];

    /// <summary>Whether the header matches.</summary>
    public bool Fits(IReadOnlyCollection<string> header) =>
        Marks.Any(marks => marks.All(mark => header.Contains(mark, StringComparer.OrdinalIgnoreCase)));

    /// <summary>The columns by role found in a header, as spelled there.</summary>
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
