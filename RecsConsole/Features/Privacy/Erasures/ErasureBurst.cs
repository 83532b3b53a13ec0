using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>
/// Several erasures within a short time are a security alert: each may be in order, but somebody who destroys evidence looks just like
/// that. There is one alert for all of such a time.
/// </summary>
internal static class ErasureBurst
{
    private const int Several = 3;
    private const int Minutes = 10;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <summary>Raises the alert if it is due; the caller saves.</summary>
    /// <param name="destroyed">The key of this erasure, not yet saved.</param>
    public static async Task NoteAsync(
        ConsoleDbContext db,
        SubjectKeyRow destroyed,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var since = now.AddMinutes(-Minutes);
        var earlier = await db
            .SubjectKeys.AsNoTracking()
            .Where(row => row.DestroyedAt > since && row.Id != destroyed.Id)
            .OrderBy(row => row.DestroyedAt)
            .ThenBy(row => row.Id)
            .Select(row => new { row.Id, row.DestroyedById })
            .ToListAsync(cancellationToken);
        if (
            earlier.Count + 1 < Several
            || await db.SecurityAlerts.AnyAsync(row => row.Kind == SecurityAlertKind.ErasureBurst && row.At > since, cancellationToken)
        )
        {
            return;
        }

        var alert = new SecurityAlertRow
        {
            TenantId = db.TenantId,
            Id = Guid.CreateVersion7(now),
            Kind = SecurityAlertKind.ErasureBurst,
            At = now,
            WitnessJson = JsonSerializer.Serialize(
                new BurstWitness(
                    [.. earlier.Select(row => row.Id), destroyed.Id],
                    Minutes,
                    [.. earlier.Select(row => row.DestroyedById).Append(destroyed.DestroyedById).OfType<Guid>().Distinct()]
                ),
                s_json
            ),
        };
        db.SecurityAlerts.Add(alert);
        ChangeFeed.Append(db, ChangeKind.Alert, alert.Id.ToString("D"), now);
    }

    // ids only: whose keys they were is in the list of erasures
    private sealed record BurstWitness(IReadOnlyList<Guid> Keys, int Minutes, IReadOnlyList<Guid> People);
}
