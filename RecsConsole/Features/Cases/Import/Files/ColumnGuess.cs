using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Tickets;

namespace RecsConsole.Features.Cases.Import.Files;

/// <summary>Suggests how to read a file, from its column names and sample values. The person importing it decides.</summary>
internal static class ColumnGuess
{
    // text columns have long values, keys are short
    private const int LongText = 60;

    private const int FewAmong = 20;

    public static FilePlan Of(FileShape shape, string timeZone)
    {
        var preset = TicketPresets.Of(shape.Header);
        var plan = new FilePlan
        {
            Separator = shape.Separator,
            Encoding = shape.Encoding,
            TimeZone = timeZone,
        };
        return preset is null || !IsOnceEach(shape, preset.In(shape.Header)["case"])
            ? Named(plan, shape)
            : plan with
            {
                Kind = FileKind.Tickets,
                Preset = preset.Key,
                Columns = preset.In(shape.Header),
                Fields = preset.FieldsIn(shape.Header),
            };
    }

    /// <summary>The columns of a kind of file.</summary>
    public static IReadOnlyDictionary<string, string> Columns(FileShape shape, FileKind kind)
    {
        Dictionary<string, string> found = new(StringComparer.Ordinal);
        var names = kind is FileKind.Events ? ColumnNames.OfEvents : ColumnNames.OfTickets;
        foreach (var role in FileRoles.All(kind))
        {
            var column = InOrder(role, shape, Ranked(shape.Header, names[role]))
                .FirstOrDefault(each => !found.ContainsValue(each) && Suits(role, ValuesOf(shape, each)));
            if (column is not null)
            {
                found[role] = column;
            }
        }

        return found;
    }

    /// <summary>The same file read as another kind: columns that were chosen stay, the others are suggested by their names.</summary>
    public static FilePlan As(FilePlan plan, FileKind kind, IReadOnlyList<string> header)
    {
        var named = Columns(new FileShape(',', plan.Encoding, header, []), kind);
        var columns = FileRoles
            .All(kind)
            .Where(plan.Columns.ContainsKey)
            .ToDictionary(role => role, role => plan.Columns[role], StringComparer.Ordinal);
        foreach (var (role, column) in named.Where(pair => !columns.ContainsValue(pair.Value)))
        {
            columns.TryAdd(role, column);
        }

        return plan with
        {
            Kind = kind,
            Preset = null,
            Columns = columns,
        };
    }

    private static FilePlan Named(FilePlan plan, FileShape shape)
    {
        var tickets = Columns(shape, FileKind.Tickets);
        var events = Columns(shape, FileKind.Events);
        var areTickets =
            tickets.TryGetValue("case", out var key)
            && tickets.ContainsKey("opened")
            && (IsOnceEach(shape, key) || !FileRoles.Required(FileKind.Events).All(events.ContainsKey)) // not even the columns of a log
            && (tickets.ContainsKey("resolved") || tickets.ContainsKey("closed") || tickets.ContainsKey("status"));
        return areTickets
            ? plan with
            {
                Kind = FileKind.Tickets,
                Columns = tickets,
            }
            : plan with
            {
                Kind = FileKind.Events,
                Columns = events,
            };
    }

    // whole names before partial matches
    private static IEnumerable<string> Ranked(IReadOnlyList<string> header, IReadOnlyList<string> names)
    {
        var plain = header.Distinct(StringComparer.Ordinal).Select(column => (Column: column, Plain: PlainOf(column))).ToList();
        var whole = names.SelectMany(name => plain.Where(each => string.Equals(each.Plain, name, StringComparison.Ordinal)));
        var parts = names
            .Where(name => name.Length > 3)
            .SelectMany(name => plain.Where(each => each.Plain.EndsWith(name, StringComparison.Ordinal)));
        return whole.Concat(parts).Select(each => each.Column).Distinct(StringComparer.Ordinal);
    }

    // "Vorgang" names a case in one file and a step in another: keys have digits, names of steps seldom do
    private static IEnumerable<string> InOrder(string role, FileShape shape, IEnumerable<string> columns) =>
        role is "case" ? columns.OrderBy(column => !ValuesOf(shape, column).Exists(value => value.Any(char.IsDigit))) : columns;

    private static string PlainOf(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static List<string> ValuesOf(FileShape shape, string column)
    {
        var place = shape.Header.ToList().IndexOf(column);
        return [.. shape.Samples.Select(row => row[place]).Where(value => value.Length > 0 && value is not "?")];
    }

    private static bool Suits(string role, List<string> values)
    {
        if (values.Count == 0)
        {
            return true; // nothing contradicts it
        }

        if (FileRoles.Times.Contains(role, StringComparer.Ordinal))
        {
            return AreTimes(values);
        }

        return role switch
        {
            "title" or "text" => !AreTimes(values),
            "sla_met" => values.Distinct(StringComparer.OrdinalIgnoreCase).Count() <= 3,
            "document" => values.Distinct(StringComparer.OrdinalIgnoreCase).Count() > 2, // a yes/no value does not name one
            "priority" => values.Distinct(StringComparer.OrdinalIgnoreCase).Count() <= 12,
            _ => values.Average(value => value.Length) < LongText && !AreTimes(values),
        };
    }

    private static bool AreTimes(List<string> values)
    {
        var formats = TimeFormat.Known();
        var times = values.Take(20).Count(value => formats.Any(format => format.Parse(value, TimeZoneInfo.Utc) is not null));
        return times * 2 > Math.Min(20, values.Count);
    }

    private static bool IsOnceEach(FileShape shape, string column)
    {
        var values = ValuesOf(shape, column);
        var repeated = values.Count - values.Distinct(StringComparer.Ordinal).Count();
        return repeated * FewAmong <= values.Count; // a few duplicate tickets are errors of the list
    }
}
