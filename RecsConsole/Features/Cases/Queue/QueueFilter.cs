using System.Globalization;
using RecsConsole.Components.Pages;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>What the queue shows. It is stored in the URL of the page, so that a queue can be bookmarked, shared and returned to.</summary>
public sealed record QueueFilter : IAddressFilter<QueueFilter>
{
    public QueueScope Scope { get; init; }

    public string? State { get; init; }

    public int? Priority { get; init; }

    public QueueSla? Sla { get; init; }

    public string? Team { get; init; }

    /// <summary>Words that the key, title or customer must contain.</summary>
    public string? Text { get; init; }

    public QueueSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Whether anything besides the scope narrows the queue.</summary>
    public bool IsNarrowed => State is not null || Priority is not null || Sla is not null || Team is not null || Text is not null;

    /// <summary>The same scope without narrowing, in the default order.</summary>
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

    /// <summary>Any assignee: somebody is waiting for the reader's answer or approval.</summary>
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

/// <summary>Filter by the nearest deadline.</summary>
public enum QueueSla
{
    Late,
    Under4h,
    Under24h,
    None,
}
