using RecsConsole.Components.Pages;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Audit;

/// <summary>The filter of the audit trail's page and export, kept in the URL.</summary>
public sealed record AuditFilter : IAddressFilter<AuditFilter>
{
    public const string Path = "/audit";
    public const string ExportPath = "/audit/export";
    private const string Place = "before";
    private const string Opened = "entry";

    public static IReadOnlyList<string> Outcomes { get; } =
    [.. Enum.GetValues<AuditOutcome>().Select(each => each.ToString().ToLowerInvariant())];

    /// <summary>Key of a case.</summary>
    public string? Case { get; init; }

    /// <summary>Key or e-mail address of the actor, or a name, which may be that of several people.</summary>
    public string? Person { get; init; }

    /// <summary>Key of an action or document, or of the suggested or asked person.</summary>
    public string? Item { get; init; }

    /// <summary>First day, in the tenant's time zone.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day, inclusive.</summary>
    public DateOnly? To { get; init; }

    /// <summary>A structured reason of a dismissal or an override.</summary>
    public string? Reason { get; init; }

    /// <summary>done, denied or failed.</summary>
    public string? Outcome { get; init; }

    /// <summary>Name of the operation in the trail, such as decision.made.</summary>
    public string? Operation { get; init; }

    /// <summary>The page begins after this entry, newest first.</summary>
    public AuditCursor? Before { get; init; }

    /// <summary>The entry that is open beside the list.</summary>
    public Guid? Entry { get; init; }

    public bool IsNarrowed => this with { Before = null, Entry = null } != new AuditFilter();

    public string Address => Query().At(Path);

    /// <summary>URL of the export with this filter; the list position does not apply.</summary>
    public string ExportAddress => Query().Without(Place).Without(Opened).At(ExportPath);

    /// <summary>The query string.</summary>
    public string QueryText => Query().At("").TrimStart('?');

    public static AuditFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Case = query.Text("case"),
            Person = query.Text("person"),
            Item = query.Text("item"),
            From = query.Day("from"),
            To = query.Day("to"),
            Reason = query.Text("reason"),
            Outcome = query.OneOf("outcome", Outcomes),
            Operation = query.Text("operation"),
            Before = AuditCursor.Parse(query.Raw(Place)),
            Entry = query.Id(Opened),
        };
    }

    private AddressQuery Query() =>
        new AddressQuery()
            .With("case", Case)
            .With("person", Person)
            .With("item", Item)
            .With("from", From)
            .With("to", To)
            .With("reason", Reason)
            .With("outcome", Outcome)
            .With("operation", Operation)
            .With(Place, Before?.ToString())
            .With(Opened, Entry);
}
