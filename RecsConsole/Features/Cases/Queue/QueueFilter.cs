using System.Globalization;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>What the queue shows. It lives in the address of the page, so that a queue can be kept, sent and returned to.</summary>
public sealed record QueueFilter
{
    public QueueScope Scope { get; init; }

    public string? State { get; init; }

    public int? Priority { get; init; }

    public QueueSla? Sla { get; init; }

    public string? Team { get; init; }

    public QueueSort Sort { get; init; }

    public bool Descending { get; init; }

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>Something besides the scope narrows it down.</summary>
    public bool IsNarrowed => State is not null || Priority is not null || Sla is not null || Team is not null;

    /// <summary>The same cases, all of them, in their usual order.</summary>
    public QueueFilter WithoutNarrowing => new() { Scope = Scope };

    /// <summary>The address of this queue; what is as usual is left out.</summary>
    public string Address
    {
        get
        {
            var parts = new List<string>();
            Add(parts, "scope", Scope == QueueScope.Mine ? null : Word(Scope));
            Add(parts, "state", State);
            Add(parts, "priority", Priority?.ToString(CultureInfo.InvariantCulture));
            Add(parts, "sla", Sla is { } sla ? Word(sla) : null);
            Add(parts, "team", Team);
            Add(parts, "sort", Sort == QueueSort.Sla && !Descending ? null : Word(Sort));
            Add(parts, "desc", Descending ? "1" : null);
            Add(parts, "page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
            return parts.Count == 0 ? "/" : "/?" + string.Join('&', parts);
        }
    }

    /// <summary>Reads an address somebody may have typed: what makes no sense is as if it were not there.</summary>
    public static QueueFilter Parse(QueueAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return new()
        {
            Scope = ParseWord<QueueScope>(address.Scope) ?? QueueScope.Mine,
            State = Text(address.State),
            Priority = Number(address.Priority, most: 4),
            Sla = ParseWord<QueueSla>(address.Sla),
            Team = Text(address.Team),
            Sort = ParseWord<QueueSort>(address.Sort) ?? QueueSort.Sla,
            Descending = address.Desc is "1",
            Page = Number(address.Page, most: 100_000) ?? 1,
        };
    }

    private static string? Text(string? value) => string.IsNullOrWhiteSpace(value) || value.Length > 100 ? null : value;

    private static int? Number(string? value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most
            ? number
            : null;

    private static string Word<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T? ParseWord<T>(string? word)
        where T : struct, Enum =>
        Enum.GetValues<T>()
            .Where(value => string.Equals(Word(value), word, StringComparison.OrdinalIgnoreCase))
            .Select(value => (T?)value)
            .FirstOrDefault();

    private static void Add(List<string> parts, string name, string? value)
    {
        if (value is not null)
        {
            parts.Add($"{name}={Uri.EscapeDataString(value)}");
        }
    }
}

/// <summary>The parameters of the queue's address as they came.</summary>
public sealed record QueueAddress(
    string? Scope = null,
    string? State = null,
    string? Priority = null,
    string? Sla = null,
    string? Team = null,
    string? Sort = null,
    string? Desc = null,
    string? Page = null
);

/// <summary>Whose cases the queue shows.</summary>
public enum QueueScope
{
    Mine,
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
