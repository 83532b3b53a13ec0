using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace RecsConsole.Database;

/// <summary>
/// Stores timestamps as UTC <see cref="DateTime"/> in whole milliseconds: SQLite cannot order DateTimeOffset, PostgreSQL keeps only
/// microseconds, and hashes must depend on neither.
/// </summary>
public sealed class UtcMillisecondsConverter()
    : ValueConverter<DateTimeOffset, DateTime>(
        instant => ToUtcMilliseconds(instant),
        stored => new DateTimeOffset(DateTime.SpecifyKind(stored, DateTimeKind.Utc))
    )
{
    private static DateTime ToUtcMilliseconds(DateTimeOffset instant)
    {
        var ticks = instant.UtcTicks;
        return new DateTime(ticks - (ticks % TimeSpan.TicksPerMillisecond), DateTimeKind.Utc);
    }
}
