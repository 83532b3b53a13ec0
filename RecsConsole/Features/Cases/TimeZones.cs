namespace RecsConsole.Features.Cases;

/// <summary>The reader's time zone by name; UTC's absence of one where the machine does not know the name.</summary>
internal static class TimeZones
{
    public static TimeZoneInfo? Find(string? name) =>
        name is not null && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : null;
}
