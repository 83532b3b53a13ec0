namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>
/// Positions of the mapped columns in a file. Kept columns are stored with each event; the value of a role is found by its index among
/// them.
/// </summary>
internal sealed class LogColumns
{
    private static readonly string[] s_kept = ["group", "document", "account", "product", "priority"];

    private readonly Dictionary<string, int> _header;
    private readonly ILookup<string, int> _places;
    private readonly string _file;
    private readonly LogMapping _mapping;

    public LogColumns(string file, IReadOnlyList<string> header, LogMapping mapping)
    {
        (_file, _mapping) = (file, mapping);
        _header = Positions(header);
        _places = header.Select((name, place) => (name, place)).ToLookup(each => each.name, each => each.place, StringComparer.Ordinal);
        Count = header.Count;
        Case = Required("case");
        Resource = Find("resource");
        SlaMet = Find("sla_met");
        Title = Find("title");
        Text = Find("text");
        Kept =
        [
            .. s_kept.Select(mapping.ColumnOf).OfType<string>().Concat(mapping.Attributes).Distinct(StringComparer.Ordinal).Select(Named),
        ];
        Finals = [.. mapping.Finals.Select(Named)];
        (Group, Document, Account, Product, Priority) = (
            PlaceOf("group"),
            PlaceOf("document"),
            PlaceOf("account"),
            PlaceOf("product"),
            PlaceOf("priority")
        );
    }

    /// <summary>Number of columns of each row.</summary>
    public int Count { get; }

    public LogColumn Case { get; }

    public LogColumn? Resource { get; }

    public LogColumn? SlaMet { get; }

    public LogColumn? Title { get; }

    public LogColumn? Text { get; }

    /// <summary>Stored with each event.</summary>
    public IReadOnlyList<LogColumn> Kept { get; }

    /// <summary>Stored with the case, as outcomes.</summary>
    public IReadOnlyList<LogColumn> Finals { get; }

    /// <summary>Index among the kept columns; -1 when not mapped. Likewise below.</summary>
    public int Group { get; }

    public int Document { get; }

    public int Account { get; }

    public int Product { get; }

    public int Priority { get; }

    /// <summary>Whether the value of a kept column becomes a key.</summary>
    public bool IsKey(int place) => place == Group || place == Document || place == Account || place == Product;

    /// <summary>All columns with the name of this one: lists of tickets repeat those with several values, such as comments.</summary>
    public IEnumerable<LogColumn> All(LogColumn column) => _places[column.Name].Select(place => column with { Index = place });

    /// <summary>Whether a kept column of a list of tickets is a custom field of the case.</summary>
    public bool IsField(int place) =>
        _mapping.Kind is FileKind.Tickets && _mapping.Attributes.Contains(Kept[place].Name, StringComparer.Ordinal);

    /// <summary>The column of a role; null when none is mapped.</summary>
    public LogColumn? Find(string role) => _mapping.ColumnOf(role) is { } name ? Named(name) : null;

    /// <summary>The column of a required role.</summary>
    public LogColumn Required(string role) => Named(_mapping.ColumnOf(role)!);

    private int PlaceOf(string role) =>
        _mapping.ColumnOf(role) is { } column ? Kept.Select(each => each.Name).ToList().IndexOf(column) : -1;

    private LogColumn Named(string name) =>
        _header.TryGetValue(name, out var index)
            ? new LogColumn(name, index)
            : throw LogInputException.AtLine(
                _file,
                1,
                Texts.TheHeaderHasNoColumn.With(name, LogInputException.Shorten(string.Join(", ", _header.Keys)))
            );

    // Lists of tickets repeat columns with several values: the first of them counts, unless it is a custom field or has comments.
    private Dictionary<string, int> Positions(IReadOnlyList<string> header)
    {
        Dictionary<string, int> positions = new(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            if (!positions.TryAdd(header[i], i) && _mapping.Kind is FileKind.Events)
            {
                throw LogInputException.AtLine(_file, 1, Texts.TheHeaderHasTheColumnTwice.With(LogInputException.Shorten(header[i])));
            }
        }

        return positions;
    }
}

/// <summary>A column of a log: its name in the header and its position in a row.</summary>
internal readonly record struct LogColumn(string Name, int Index);
