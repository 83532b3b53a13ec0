using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Tenancy;

/// <summary>Reads the tenant's settings in force.</summary>
public static class TenantConfigurationReader
{
    /// <summary>The newest version, with the calendars now in the database.</summary>
    public static async Task<TenantConfiguration> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var settings = await ReadStoredAsync(db, cancellationToken);
        var calendars = await db.Calendars.AsNoTracking().OrderBy(found => found.Key).ToListAsync(cancellationToken);
        return settings with { Calendars = [.. calendars.Select(CalendarSetting.For)] };
    }

    /// <summary>The newest version as it was saved, as the base of the next one.</summary>
    public static async Task<TenantConfiguration> ReadStoredAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var row = await db
            .TenantConfigurations.AsNoTracking()
            .OrderByDescending(found => found.Version)
            .FirstOrDefaultAsync(cancellationToken);
        // what a version removed is gone: the next one removes nothing
        return row is null ? TenantConfiguration.Default : TenantConfiguration.From(row) with { RemovedCalendars = null };
    }
}
