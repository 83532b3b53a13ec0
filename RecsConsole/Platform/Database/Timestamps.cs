namespace RecsConsole.Platform.Database;

/// <summary>Instants are whole milliseconds before they are stored or hashed: databases keep different fractions.</summary>
public static class Timestamps
{
    /// <summary>The instant in UTC, cut to milliseconds.</summary>
    public static DateTimeOffset Round(DateTimeOffset instant) => DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds());
}
