using RecsConsole.Engine.Canonical;
using RecsConsole.Features.Cases.Import.Tickets;

namespace RecsConsole.Features.Cases.Import.Logs;

/// <summary>Maps columns of a log to roles, as given on the command line.</summary>
public sealed class LogMapping
{
    // what earlier versions did not find in a list of tickets yet, the newest first
    private static readonly string[][] s_added =
    [
        ["tags", "comments", "notes", "contact_id", "resource_id"],
        ["contact_address"],
        ["contact"],
        ["due"],
    ];

    private readonly Dictionary<string, string> _columns;

    private LogMapping(FileKind kind, Dictionary<string, string> columns, IReadOnlyList<string> attributes, IReadOnlyList<string> finals) =>
        (Kind, _columns, Attributes, Finals) = (kind, columns, attributes, finals);

    public FileKind Kind { get; }

    // attributes that were found, and not asked for
    private List<string> Found { get; init; } = [];

    /// <summary>Additional columns kept with each event.</summary>
    public IReadOnlyList<string> Attributes { get; }

    /// <summary>Columns that hold a case's final value on every row: outcomes, never features.</summary>
    public IReadOnlyList<string> Finals { get; }

    /// <summary>The column of a role such as case or resource; null when the log has none.</summary>
    public string? ColumnOf(string role) => _columns.GetValueOrDefault(role);

    /// <summary>The name of the custom field that an additional column becomes.</summary>
    public string FieldOf(string column) => Kind is FileKind.Tickets ? FieldNames.Of(column) : column;

    /// <summary>Reads role=column pairs separated by commas, and lists of columns separated by semicolons.</summary>
    /// <exception cref="FormatException">Contradictory or incomplete; the message says what.</exception>
    public static LogMapping Parse(string map, string? attributes = null, string? finals = null) =>
        From(FileKind.Events, Pairs(map, FileKind.Events), attributes, finals);

    /// <summary>The same from columns by role.</summary>
    /// <param name="fields">Further attributes, by the names of their columns.</param>
    /// <exception cref="FormatException">Contradictory or incomplete; the message says what.</exception>
    public static LogMapping From(
        FileKind kind,
        IReadOnlyDictionary<string, string> columns,
        string? attributes = null,
        string? finals = null,
        IReadOnlyList<string>? fields = null
    )
    {
        ArgumentNullException.ThrowIfNull(columns);
        if (FileRoles.Required(kind).FirstOrDefault(role => !columns.ContainsKey(role)) is { } missing)
        {
            throw new FormatException($"--map: '{missing}' is missing ({missing}=column).");
        }

        var asked = Split(attributes, ';');
        var found = (fields ?? []).Concat(TagsOf(columns)).Except(asked, StringComparer.Ordinal).ToList();
        var copy = new Dictionary<string, string>(columns, StringComparer.Ordinal);
        var mapping = new LogMapping(kind, copy, [.. asked, .. found], Split(finals, ';')) { Found = found };
        mapping.RefuseFeatureOutcomes();
        return mapping;
    }

    /// <summary>Columns by role, from role=column pairs separated by commas.</summary>
    /// <exception cref="FormatException">A role is unknown, has no column or is repeated.</exception>
    public static IReadOnlyDictionary<string, string> Pairs(string map, FileKind kind)
    {
        ArgumentNullException.ThrowIfNull(map);
        Dictionary<string, string> columns = new(StringComparer.Ordinal);
        foreach (var pair in Split(map, ','))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var (role, column) = at < 0 ? (pair, "") : (pair[..at].Trim(), pair[(at + 1)..].Trim());
            if (!FileRoles.All(kind).Contains(role, StringComparer.Ordinal))
            {
                throw new FormatException($"--map: '{role}' is unknown; known are {string.Join(", ", FileRoles.All(kind))}.");
            }

            if (column.Length == 0)
            {
                throw new FormatException($"--map: '{role}' names no column ({role}=column).");
            }

            if (!columns.TryAdd(role, column))
            {
                throw new FormatException($"--map: '{role}' is given twice.");
            }
        }

        return columns;
    }

    /// <summary>Rejects an invalid time format.</summary>
    /// <exception cref="FormatException">The message says what is wrong.</exception>
    public static void CheckTimeFormat(string? format)
    {
        if (format is not null)
        {
            _ = TimeFormat.From(format);
        }
    }

    /// <summary>Hash of everything that determines what is read from a file.</summary>
    public string HashWith(string? timeFormat, string? timeZone, LogSource? source = null) =>
        CanonicalHash.Of(CanonicalJson.Serialize(ReadWith(timeFormat, timeZone, source)));

    /// <summary>Everything that determines what is read from a file.</summary>
    public SortedDictionary<string, string> ReadWith(string? timeFormat, string? timeZone, LogSource? source = null)
    {
        var all = new SortedDictionary<string, string>(_columns, StringComparer.Ordinal)
        {
            ["--attr"] = string.Join(';', Attributes.Order(StringComparer.Ordinal)),
            ["--final"] = string.Join(';', Finals.Order(StringComparer.Ordinal)),
            ["--time-format"] = timeFormat ?? "",
            ["--time-zone"] = timeZone ?? "",
        };
        if (Kind is FileKind.Tickets)
        {
            all["--kind"] = "tickets";
        }

        if (source is not null && !string.Equals(source.Encoding, LogSource.Utf8, StringComparison.Ordinal))
        {
            all["--encoding"] = source.Encoding;
        }

        return all;
    }

    /// <summary>What earlier versions read from the same list of tickets: parts of this mapping.</summary>
    public IEnumerable<LogMapping> Earlier()
    {
        Dictionary<string, string> columns = new(_columns, StringComparer.Ordinal);
        foreach (var roles in Kind is FileKind.Tickets ? s_added : [])
        {
            Array.ForEach(roles, role => columns.Remove(role));
            yield return new(
                Kind,
                new Dictionary<string, string>(columns, StringComparer.Ordinal),
                [.. Attributes.Except(Found, StringComparer.Ordinal)],
                Finals
            );
        }
    }

    private static IEnumerable<string> TagsOf(IReadOnlyDictionary<string, string> columns) =>
        columns.TryGetValue("tags", out var tags) ? [tags] : [];

    // sla_met is an outcome too, so it may be listed among them
    private void RefuseFeatureOutcomes()
    {
        var features = _columns.Where(each => each.Key is not "sla_met").Select(each => each.Value).Concat(Attributes);
        if (features.Intersect(Finals, StringComparer.Ordinal).FirstOrDefault() is { } both)
        {
            throw new FormatException(
                $"--final: '{both}' is also mapped or an attribute; a final value must not be known to an open case."
            );
        }
    }

    private static string[] Split(string? list, char separator) =>
        [
            .. (list ?? "")
                .Split(separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Distinct(StringComparer.Ordinal),
        ];
}
