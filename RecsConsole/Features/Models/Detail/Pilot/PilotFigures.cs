using RecsConsole.Casework.Pilots;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Detail.Pilot;

/// <summary>A pilot against the people it was not drawn for.</summary>
public sealed record PilotFigures(PilotGroups Groups, IReadOnlyList<PilotEffect> Effects)
{
    /// <summary>Of a model; null when it is no pilot.</summary>
    internal static async Task<PilotFigures?> ReadAsync(
        ConsoleDbContext db,
        ModelRow row,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (await PilotGroups.ReadAsync(db, row, cancellationToken) is not { } groups)
        {
            return null;
        }

        var windows = (await TenantConfigurationReader.ReadStoredAsync(db, cancellationToken)).Labels;
        return new(groups, await PilotEffects.ReadAsync(db, groups, windows.ReworkWindow(), now, cancellationToken));
    }
}
