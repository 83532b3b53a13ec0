using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Alerts;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>
/// Raises an alert when the nightly verification finds the trail broken. While nobody has seen one, the same finding of the next night adds
/// no other.
/// </summary>
public sealed class TrailAlarm(TenantDb tenantDb, TimeProvider clock)
{
    /// <param name="job">The tenant's job.</param>
    /// <param name="run">The run of the verification.</param>
    public async Task RaiseAsync(Actor job, Guid run, AuditVerdict verdict, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(verdict);
        await using var db = await tenantDb.OpenAsync(job, cancellationToken);
        if (await db.SecurityAlerts.AnyAsync(row => row.Kind == SecurityAlertKind.Audit && row.SeenAt == null, cancellationToken))
        {
            return;
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        await SecurityAlerts.RaiseAsync(
            db,
            new()
            {
                TenantId = db.TenantId,
                Id = Guid.CreateVersion7(now),
                Kind = SecurityAlertKind.Audit,
                At = now,
                WitnessJson = WitnessOf(run, verdict),
            },
            cancellationToken
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    // what was found is in the result of the run; here stand ids and numbers only
    private static string WitnessOf(Guid run, AuditVerdict verdict) =>
        JsonSerializer.Serialize(
            new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["run"] = run.ToString("D"),
                ["entries"] = verdict.Entries.ToString(CultureInfo.InvariantCulture),
                ["head"] = verdict.Head.ToString(),
            }
        );
}
