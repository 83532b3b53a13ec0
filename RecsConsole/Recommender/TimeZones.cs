namespace RecsConsole.Recommender;

/// <summary>The reader's time zone by name; UTC's absence of one where the machine does not know the name.</summary>
public static class TimeZones
{
    public static TimeZoneInfo? Find(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : null;
}
