using RecsConsole.Casework.Pilots;
using RecsConsole.Database;

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
        return await PilotGroups.ReadAsync(db, row, cancellationToken) is { } groups
            ? new(groups, await PilotEffects.ReadAsync(db, groups, now, cancellationToken))
            : null;
    }
}
