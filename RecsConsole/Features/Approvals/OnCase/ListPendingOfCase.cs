using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Approvals.OnCase;

/// <summary>Lists what waits for approval on a case that the actor may view; what holds no more is ended on the way.</summary>
public sealed class ListPendingOfCase(
    TenantDb tenantDb,
    DenialLog denials,
    AccessPolicy policy,
    DecisionPoint decisionPoint,
    ApprovalSweep sweep,
    TimeProvider clock,
    ILogger<ListPendingOfCase> logger
)
{
    private const int Most = 10;

    public async Task<Result<PendingOfCase>> RunAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var now = Timestamps.Round(clock.GetUtcNow());
        var subject = await SubjectReader.ReadAsync(db, actor, now, cancellationToken);
        var check = new AccessCheck(policy, subject, now, logger);
        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        if (row is null || !await ReadApproval.MayViewAsync(check, decisionPoint, row, cancellationToken))
        {
            await denials.RecordAsync(db, actor, "list.approvals", "case", caseId.ToString("D"), cancellationToken);
            return ReadApproval.NotThere;
        }

        var found = await ReadSweptAsync(db, caseId, now, cancellationToken);
        var names = await PeopleNames.ReadAsync(db, found.Select(parts => parts.Request.RequestedById), cancellationToken);
        return new PendingOfCase([.. found.Select(parts => ToPending(parts, names))]);
    }

    private async Task<List<ApprovalParts>> ReadSweptAsync(
        ConsoleDbContext db,
        Guid caseId,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var pending = ApprovalQuery
            .All(db)
            .Where(parts => parts.Request.CaseId == caseId && parts.Request.Status == ApprovalStatus.Pending)
            .OrderBy(parts => parts.Request.RequestedAt)
            .ThenBy(parts => parts.Request.Id)
            .Take(Most);
        var found = await pending.ToListAsync(cancellationToken);
        return found.Count > 0 && await sweep.RunAsync(db, found, now, cancellationToken)
            ? await pending.ToListAsync(cancellationToken)
            : found;
    }

    private static PendingApproval ToPending(ApprovalParts parts, IReadOnlyDictionary<Guid, string> names) =>
        new(
            parts.Request.Id,
            parts.Action.Title,
            names.GetValueOrDefault(parts.Request.RequestedById, "somebody who left"),
            ActionRisk.ApprovingRole(parts.Action),
            parts.Request.Deadline
        );
}

/// <summary>What waits on a case.</summary>
public sealed record PendingOfCase(IReadOnlyList<PendingApproval> Requests);

/// <summary>A request that waits on a case.</summary>
/// <param name="Role">The role that approves it.</param>
public sealed record PendingApproval(Guid Id, string Action, string RequestedBy, string Role, DateTimeOffset Deadline);
