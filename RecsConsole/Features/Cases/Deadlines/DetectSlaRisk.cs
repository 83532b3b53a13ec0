using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Deadlines;

/// <summary>
/// Notifies the assignee of a case when its time is running out, and the supervisors of its team once the deadline has passed or while the
/// case is unassigned. Measured in working time, like the queue. Returns how many were notified; nobody is notified twice about the same
/// case and deadline.
/// </summary>
public sealed class DetectSlaRisk(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const double LittleLeft = 0.25;
    private const string Name = "detect.slarisk";

    // Older deadlines are not news. Must be shorter than the retention of an inbox, which shows who was already notified.
    private static readonly TimeSpan s_lookBack = TimeSpan.FromDays(3);

    // wall-clock time; a quarter of any SLA is shorter
    private static readonly TimeSpan s_lookAhead = TimeSpan.FromDays(30);

    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<int>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var notified = 0;
        var recipients = await SlaRecipients.ReadAsync(scope, cancellationToken);
        foreach (var risk in await FindAsync(scope, cancellationToken))
        {
            foreach (var person in await recipients.OfAsync(risk, cancellationToken))
            {
                await InboxPost.NotifyAsync(scope.Db, SlaNews.Of(person, risk.Case, risk.Deadline, risk.Why, scope.Now), cancellationToken);
                notified++;
            }
        }

        // another process running the same job has notified them: there is only one inbox entry per event
        return notified == 0 || await SaveAsync(scope, notified, cancellationToken) ? notified : 0;
    }

    private static async Task<List<SlaRisk>> FindAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var (first, last) = (scope.Now - s_lookBack, scope.Now + s_lookAhead);
        var rows = await scope
            .Db.Cases.AsNoTracking()
            .Where(row => row.IsOpen && row.ResolvedAt == null && row.SlaDeadline > first && row.SlaDeadline < last)
            .OrderBy(row => row.SlaDeadline)
            .ThenBy(row => row.Key)
            .ToListAsync(cancellationToken);
        var calendars = await CaseTypeCalendars.ReadAsync(scope.Db, cancellationToken);
        return [.. rows.Select(row => Judge(row, calendars.Of(row, scope.Now)!, scope.Now)).OfType<SlaRisk>()];
    }

    // Outside working hours the clock is stopped: a case short of time was notified before, or is when work begins.
    private static SlaRisk? Judge(CaseRow row, SlaView sla, DateTimeOffset now)
    {
        if (sla.IsLate(now))
        {
            return new(row, sla.Deadline, SlaNews.Late);
        }

        return sla.IsRunning(now) && sla.Share(now) < LittleLeft
            ? new(row, sla.Deadline, row.AssigneeId is null ? SlaNews.Nobody : SlaNews.Soon)
            : null;
    }

    private async Task<bool> SaveAsync(OperationScope scope, int notified, CancellationToken cancellationToken)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["told"] = notified.ToString(CultureInfo.InvariantCulture) };
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(Name, "tenant", scope.Actor.TenantId.ToString("D"), AuditOutcome.Done, details)
        );
        return await scope.Db.TrySaveChangesAsync(cancellationToken);
    }
}

/// <summary>A case whose deadline is near or has passed.</summary>
/// <param name="Why">The reason, as named by <see cref="SlaNews"/>.</param>
internal sealed record SlaRisk(CaseRow Case, DateTimeOffset Deadline, string Why);
