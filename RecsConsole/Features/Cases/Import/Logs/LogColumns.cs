namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>Where a file has the mapped columns. Kept columns go with each event; a role's value is found among them by its place there.</summary>
internal sealed class LogColumns
{
    private readonly Dictionary<string, int> _header;

    public LogColumns(string file, IReadOnlyList<string> header, LogMapping mapping)
    {
        _header = Positions(file, header);
        Count = header.Count;
        Case = Find(file, mapping.ColumnOf("case")!);
        Activity = Find(file, mapping.ColumnOf("activity")!);
        Time = Find(file, mapping.ColumnOf("time")!);
        Resource = mapping.ColumnOf("resource") is { } resource ? Find(file, resource) : null;
        SlaMet = mapping.ColumnOf("sla_met") is { } slaMet ? Find(file, slaMet) : null;
        string[] roles = ["group", "document", "account", "product", "priority"];
        Kept =
        [
            .. roles
                .Select(mapping.ColumnOf)
                .OfType<string>()
                .Concat(mapping.Attributes)
                .Distinct(StringComparer.Ordinal)
                .Select(column => Find(file, column)),
        ];
        Finals = [.. mapping.Finals.Select(column => Find(file, column))];
        (Group, Document, Account, Product, Priority) = (
            PlaceOf(mapping, "group"),
            PlaceOf(mapping, "document"),
            PlaceOf(mapping, "account"),
            PlaceOf(mapping, "product"),
            PlaceOf(mapping, "priority")
        );
    }

    /// <summary>How many columns each row has.</summary>
    public int Count { get; }

    public LogColumn Case { get; }

    public LogColumn Activity { get; }

    public LogColumn Time { get; }

    public LogColumn? Resource { get; }

    public LogColumn? SlaMet { get; }

    /// <summary>Recorded with each event.</summary>
    public IReadOnlyList<LogColumn> Kept { get; }

    /// <summary>Recorded with the case, as outcomes.</summary>
    public IReadOnlyList<LogColumn> Finals { get; }

    /// <summary>Place among the kept columns; -1 when not mapped. Likewise below.</summary>
    public int Group { get; }

    public int Document { get; }

    public int Account { get; }

    public int Product { get; }

    public int Priority { get; }

    private int PlaceOf(LogMapping mapping, string role) =>
        mapping.ColumnOf(role) is { } column ? Kept.Select(each => each.Name).ToList().IndexOf(column) : -1;

    private LogColumn Find(string file, string name) =>
        _header.TryGetValue(name, out var index)
            ? new LogColumn(name, index)
            : throw LogInputException.AtLine(
                file,
                1,
                Texts.TheHeaderHasNoColumn.With(name, LogInputException.Shorten(string.Join(", ", _header.Keys)))
            );

    private static Dictionary<string, int> Positions(string file, IReadOnlyList<string> header)
    {
        Dictionary<string, int> positions = new(StringComparer.Ordinal);
        for (var i = 0; i < header.Count; i++)
        {
            if (!positions.TryAdd(header[i], i))
            {
                throw LogInputException.AtLine(file, 1, Texts.TheHeaderHasTheColumnTwice.With(LogInputException.Shorten(header[i])));
            }
        }

        return positions;
    }
}

/// <summary>A column of a log: its name in the header and its position in a row.</summary>
internal readonly record struct LogColumn(string Name, int Index);
