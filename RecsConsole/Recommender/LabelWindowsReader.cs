using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Recommender;

/// <summary>Reads the label windows of the tenant's settings in force.</summary>
public static class LabelWindowsReader
{
    public static async Task<LabelWindows> ReadAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var row = await db
            .TenantConfigurations.AsNoTracking()
            .OrderByDescending(found => found.Version)
            .FirstOrDefaultAsync(cancellationToken);
        return row is null ? LabelWindows.Default : TenantConfiguration.Of(row).Labels;
    }
}
