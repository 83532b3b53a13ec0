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
/// Tells whoever has a case that its time runs out, and the supervisors of its team once it has passed or while nobody has the case. The measure is
/// the queue's: working time. Answers how many were told; nobody is told twice of the same case and deadline.
/// </summary>
public sealed class DetectSlaRisk(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const double LittleLeft = 0.25;
    private const string Name = "detect.slarisk";

    // What passed longer ago is no news. It must be shorter than an inbox reaches back: what was told is known from there.
    private static readonly TimeSpan s_lookBack = TimeSpan.FromDays(3);

    // by the wall; no SLA is so long that a quarter of it is more
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

        var told = 0;
        var recipients = await SlaRecipients.ReadAsync(scope, cancellationToken);
        foreach (var risk in await FindAsync(scope, cancellationToken))
        {
            foreach (var person in await recipients.OfAsync(risk, cancellationToken))
            {
                await InboxPost.TellAsync(scope.Db, SlaNews.Of(person, risk.Case, risk.Deadline, risk.Why, scope.Now), cancellationToken);
                told++;
            }
        }

        // another process that runs the same told them: it has one entry for each too
        return told == 0 || await SaveAsync(scope, told, cancellationToken) ? told : 0;
    }

    private static async Task<List<SlaRisk>> FindAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var (first, last) = (scope.Now - s_lookBack, scope.Now + s_lookAhead);
        var rows = await scope
            .Db.Cases.AsNoTracking()
            .Where(row => row.IsOpen && row.SlaDeadline > first && row.SlaDeadline < last)
            .OrderBy(row => row.SlaDeadline)
            .ThenBy(row => row.Key)
            .ToListAsync(cancellationToken);
        var calendars = await SlaCalendars.ReadAsync(scope.Db, cancellationToken);
        return [.. rows.Select(row => Judge(row, calendars.Of(row, scope.Now)!, scope.Now)).OfType<SlaRisk>()];
    }

    // Out of hours the clock stands still: what is little then was little before, or is told when work begins.
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

    private async Task<bool> SaveAsync(OperationScope scope, int told, CancellationToken cancellationToken)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal) { ["told"] = told.ToString(CultureInfo.InvariantCulture) };
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(Name, "tenant", scope.Actor.TenantId.ToString("D"), AuditOutcome.Done, details)
        );
        return await scope.Db.TrySaveChangesAsync(cancellationToken);
    }
}

/// <summary>A case whose time runs out or has run out.</summary>
/// <param name="Why">As <see cref="SlaNews"/> names it.</param>
internal sealed record SlaRisk(CaseRow Case, DateTimeOffset Deadline, string Why);
