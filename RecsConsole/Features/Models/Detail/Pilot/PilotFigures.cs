using RecsConsole.Casework.Pilots;
using RecsConsole.Database;

namespace RecsConsole.Features.Models.Detail.Pilot;

/// <summary>A pilot's results compared with the people or time windows outside it.</summary>
public sealed record PilotFigures(PilotGroups Groups, IReadOnlyList<PilotEffect> Effects)
{
    /// <summary>Null when the model is not a pilot.</summary>
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
