using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Alerts;
using RecsConsole.Database;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>
/// Raises an alert when several subjects are erased in a short time: nothing brings them back, so that somebody who watches should know
/// while the rest can still be kept. One alert is enough for a burst.
/// </summary>
internal static class ErasureBurst
{
    /// <summary>As many erasures as raise an alert.</summary>
    public const int Many = 3;

    /// <summary>The short time in which they are counted.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    /// <param name="destroyed">The key that is about to be saved as destroyed.</param>
    public static async Task NoticeAsync(ConsoleDbContext db, SubjectKeyRow destroyed, CancellationToken cancellationToken)
    {
        if (destroyed.DestroyedAt is not { } now)
        {
            return;
        }

        var since = now - Window;
        var others = await db
            .SubjectKeys.AsNoTracking()
            .Where(row => row.Id != destroyed.Id && row.DestroyedAt > since)
            .Select(row => row.DestroyedById)
            .ToListAsync(cancellationToken);
        if (
            others.Count + 1 < Many
            || await db.SecurityAlerts.AnyAsync(row => row.Kind == SecurityAlertKind.Erasures && row.At > since, cancellationToken)
        )
        {
            return;
        }

        await SecurityAlerts.RaiseAsync(
            db,
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.CreateVersion7(now),
                Kind = SecurityAlertKind.Erasures,
                At = now,
                WitnessJson = WitnessOf(others.Count + 1, others.Append(destroyed.DestroyedById)),
            },
            cancellationToken
        );
    }

    // numbers and the ids of who decided: whom they erased is nobody's to know any more
    private static string WitnessOf(int count, IEnumerable<Guid?> people) =>
        JsonSerializer.Serialize(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["count"] = count.ToString(CultureInfo.InvariantCulture),
                ["minutes"] = Window.TotalMinutes.ToString(CultureInfo.InvariantCulture),
                ["people"] = string.Join(' ', people.OfType<Guid>().Distinct().Order().Select(id => id.ToString("D"))),
            }
        );
}
