namespace RecsConsole.Connectors;

/// <summary>When a ticket is due in its own system: at an instant, by the end of a day, or never.</summary>
public sealed record RemoteDue
{
    private static readonly TimeSpan s_lastSecond = TimeSpan.FromSeconds(1);

    private readonly DateTimeOffset? _at;
    private readonly DateOnly? _day;

    private RemoteDue(DateTimeOffset? at, DateOnly? day) => (_at, _day) = (at, day);

    /// <summary>The ticket has no due date.</summary>
    public static RemoteDue None { get; } = new(at: null, day: null);

    public static RemoteDue By(DateTimeOffset at) => new(at.ToUniversalTime(), day: null);

    /// <summary>A day: the last second of it still counts.</summary>
    public static RemoteDue On(DateOnly day) => new(at: null, day);

    /// <summary>Whether the system names a day only.</summary>
    public bool IsDay => _day is not null;

    /// <summary>The deadline; null for a ticket that is not due.</summary>
    /// <param name="zone">Where a day ends.</param>
    public DateTimeOffset? At(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return _day is { } day ? EndOf(day, zone) : _at;
    }

    private static DateTimeOffset? EndOf(DateOnly day, TimeZoneInfo zone)
    {
        if (day == DateOnly.MaxValue)
        {
            return null; // a date for never
        }

        // midnight may be skipped by daylight saving; then the hour after it is in the zone's standard offset
        var next = day.AddDays(1).ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(next, zone.GetUtcOffset(next)).ToUniversalTime() - s_lastSecond;
    }
}
