using System.Globalization;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Audit;

/// <summary>Which entries of the trail are shown or taken out. It lives in the address of the page.</summary>
public sealed record AuditFilter
{
    public const string Path = "/audit";
    public const string ExportPath = "/audit/export";
    private const string DayForm = "yyyy-MM-dd";
    private const int Longest = 100;

    public static IReadOnlyList<string> Outcomes { get; } =
    [.. Enum.GetValues<AuditOutcome>().Select(each => each.ToString().ToLowerInvariant())];

    /// <summary>Key of a case.</summary>
    public string? Case { get; init; }

    /// <summary>Key, e-mail address or name of who did it.</summary>
    public string? Person { get; init; }

    /// <summary>Key of an action or document, or of the person who was suggested or asked.</summary>
    public string? Item { get; init; }

    /// <summary>First day, in the tenant's time zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>A structured reason of a dismissal or an override.</summary>
    public string? Reason { get; init; }

    /// <summary>done, denied or failed.</summary>
    public string? Outcome { get; init; }

    /// <summary>What was done, as the trail names it: decision.made.</summary>
    public string? Operation { get; init; }

    /// <summary>Where the page begins: behind this entry, newest first.</summary>
    public AuditCursor? Before { get; init; }

    public bool IsNarrowed => this with { Before = null } != new AuditFilter();

    public string Address => Query.Length == 0 ? Path : $"{Path}?{Query}";

    /// <summary>Where what is filtered is taken out; the place in the list does not matter there.</summary>
    public string ExportAddress => (this with { Before = null }).Query is { Length: > 0 } query ? $"{ExportPath}?{query}" : ExportPath;

    /// <summary>The part of an address behind the question mark.</summary>
    public string Query =>
        string.Join(
            '&',
            new (string Name, string? Value)[]
            {
                ("case", Case),
                ("person", Person),
                ("item", Item),
                ("from", Word(From)),
                ("to", Word(To)),
                ("reason", Reason),
                ("outcome", Outcome),
                ("operation", Operation),
                ("before", Before?.ToString()),
            }
                .Where(part => part.Value is not null)
                .Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}")
        );

    /// <summary>Reads an address somebody may have typed: what makes no sense is as if it were not there.</summary>
    public static AuditFilter Parse(Func<string, string?> part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var outcome = part("outcome");
        return new()
        {
            Case = Text(part("case")),
            Person = Text(part("person")),
            Item = Text(part("item")),
            From = Day(part("from")),
            To = Day(part("to")),
            Reason = Text(part("reason")),
            Outcome = Outcomes.Contains(outcome, StringComparer.Ordinal) ? outcome : null,
            Operation = Text(part("operation")),
            Before = AuditCursor.Parse(part("before")),
        };
    }

    public static string? Word(DateOnly? day) => day?.ToString(DayForm, CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) || text.Length > Longest ? null : text.Trim();
}
