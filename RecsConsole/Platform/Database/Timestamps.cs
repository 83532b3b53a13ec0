namespace RecsConsole.Platform.Database;

/// <summary>Cuts timestamps to whole milliseconds before they are stored or hashed: databases store different fractions.</summary>
public static class Timestamps
{
    /// <summary>The timestamp in UTC, cut to milliseconds.</summary>
    public static DateTimeOffset Round(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
