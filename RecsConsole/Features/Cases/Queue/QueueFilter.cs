using System.Globalization;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>What the queue shows. It lives in the address of the page, so that a queue can be kept, sent and returned to.</summary>
public sealed record QueueFilter : IAddressFilter<QueueFilter>
{
    public QueueScope Scope { get; init; }

    public string? State { get; init; }

    public int? Priority { get; init; }

    public QueueSla? Sla { get; init; }

    public string? Team { get; init; }

    /// <summary>Words that key, title or customer must have.</summary>
    public string? Text { get; init; }

    public QueueSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Something besides the scope narrows it down.</summary>
    public bool IsNarrowed => State is not null || Priority is not null || Sla is not null || Team is not null || Text is not null;

    /// <summary>The same cases, all of them, in their usual order.</summary>
    public QueueFilter WithoutNarrowing => new() { Scope = Scope };

    public string Address =>
        new AddressQuery()
            .With("scope", Scope, QueueScope.Mine)
            .With("state", State)
            .With("priority", Priority?.ToString(CultureInfo.InvariantCulture))
            .With("sla", Sla?.ToString().ToLowerInvariant())
            .With("team", Team)
            .With("q", Text)
            .With("sort", Sort == QueueSort.Sla && !Descending ? null : Sort.ToString().ToLowerInvariant())
            .WithFlag("desc", Descending)
            .WithPage(Page)
            .At("/");

    public static QueueFilter Read(AddressQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return new()
        {
            Scope = query.Choice<QueueScope>("scope") ?? QueueScope.Mine,
            State = query.Text("state"),
            Priority = query.Number("priority", 1, 4),
            Sla = query.Choice<QueueSla>("sla"),
            Team = query.Text("team"),
            Text = query.Text("q"),
            Sort = query.Choice<QueueSort>("sort") ?? QueueSort.Sla,
            Descending = query.Flag("desc"),
            Page = query.Page(),
        };
    }
}

/// <summary>Whose cases the queue shows.</summary>
public enum QueueScope
{
    Mine,

    /// <summary>Whoever has it: somebody waits for the reader's answer or approval.</summary>
    Waiting,
    Team,
    Unassigned,
    All,
}

/// <summary>Columns the queue can be sorted by; Sla is the order in which cases should be taken.</summary>
public enum QueueSort
{
    Sla,
    Case,
    Title,
    Customer,
    State,
    Priority,
}

/// <summary>How near the deadline of the cases shown is.</summary>
public enum QueueSla
{
    Late,
    Under4h,
    Under24h,
    None,
}
