using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Aside;

/// <summary>Reads when the given cases could be looked at again, and the reasons not to wait that long.</summary>
public sealed class ReadLookAgain(OperationScopeFactory scopes, IWorkflowSource workflows, UsualWaits usualWaits)
{
    // the two highest priorities
    private const int MostUrgent = 2;
    private const int DaysAhead = 60;
    private const int DaysBack = 400;

    public async Task<Result<LookAgainChoices>> RunAsync(Actor actor, IReadOnlyList<Guid> caseIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(caseIds);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayWorkCases(scope.Access))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.AsideNotPermitted);
            return await scope.DenyAsync("read.lookagain", "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        var ids = caseIds.Take(AssignCases.MaxCases).ToList();
        var found = await scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var rows = await scope.KeepAsync(AccessOperation.WorkCase, found, AccessResources.Of, cancellationToken);
        if (rows.Count == 0)
        {
            return CaseAccess.NotThere;
        }

        var spans = (await CaseTypeCalendars.ReadAsync(scope.Db, cancellationToken)).Resolve(
            rows[0].TypeKey,
            scope.Now.AddDays(-DaysBack),
            scope.Now.AddDays(DaysAhead)
        );
        var (usual, over) = rows.Count == 1 ? await WaitAsync(scope, rows[0], spans, cancellationToken) : (null, null);
        var zone = await ZoneAsync(scope, cancellationToken);
        var deadline = rows.Where(row => row.SlaDeadline > scope.Now).Min(row => row.SlaDeadline);
        return new LookAgainChoices(LookAgainTimes.Of(scope.Now, zone, spans, over, deadline), zone.Id)
        {
            Usual = over > scope.Now ? usual : null,
            OverSince = over <= scope.Now ? over : null,
            Deadline = deadline,
            IsUrgent = rows.Any(row => row.Priority is <= MostUrgent),
        };
    }

    private async Task<(UsualWait? Usual, DateTimeOffset? Over)> WaitAsync(
        OperationScope scope,
        CaseRow row,
        BusinessSpans spans,
        CancellationToken cancellationToken
    )
    {
        var workflow = await workflows.ReadAsync(scope.Actor, row.TypeKey, cancellationToken);
        if (
            workflow is null
            || !WorkflowIndex.From(workflow).IsWaiting(row.Status)
            || (await WaitEntry.ReadAsync(scope, [row], cancellationToken)).GetValueOrDefault(row.Id) is not { } start
            || await usualWaits.OfAsync(scope, row, start, spans, cancellationToken) is not { } usual
        )
        {
            return (null, null);
        }

        return (usual, usual.Over(start.At, spans));
    }

    private static async Task<TimeZoneInfo> ZoneAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var zone = await scope
            .Db.People.Where(person => person.Id == scope.Actor.PersonId)
            .Select(person => person.TimeZone)
            .FirstOrDefaultAsync(cancellationToken);
        return TimeZones.Find(zone) ?? TimeZoneInfo.Utc;
    }
}

/// <summary>When cases could be looked at again.</summary>
/// <param name="TimeZone">The reader's time zone, in which a typed time is interpreted.</param>
public sealed record LookAgainChoices(IReadOnlyList<LookAgainTime> Times, string TimeZone)
{
    /// <summary>How long such waits usually take; null when unknown, or when this one has already taken longer.</summary>
    public UsualWait? Usual { get; init; }

    /// <summary>When such waits are usually over, if this one has already taken longer: the case is as late as the queue says.</summary>
    public DateTimeOffset? OverSince { get; init; }

    /// <summary>The next SLA deadline among the cases; null when none is in the future.</summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>One of the cases has one of the two highest priorities.</summary>
    public bool IsUrgent { get; init; }

    /// <summary>
    /// The suggested time: when such waits are usually over, otherwise in two hours for an urgent case and the next working day for others,
    /// otherwise a working hour before the deadline; null when no such time is before the deadline. But for an urgent case, it does not move
    /// when one looks again.
    /// </summary>
    public DateTimeOffset? Proposed
    {
        get
        {
            var times = Times.Where(time => Deadline is not { } deadline || time.At < deadline).ToList();
            var time =
                times.Find(each => each.Kind == LookAgainKind.UsualWait)
                ?? times.Find(each => each.Kind == (IsUrgent ? LookAgainKind.ShortWhile : LookAgainKind.Morning))
                ?? times.Find(each => each.Kind == LookAgainKind.Morning)
                ?? times.FindLast(each => each.Kind != LookAgainKind.ShortWhile);
            return time?.At;
        }
    }
}
