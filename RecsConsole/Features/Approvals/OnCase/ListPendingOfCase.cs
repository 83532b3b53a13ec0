using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Features.Approvals.Detail;
using RecsConsole.Platform;
using RecsConsole.Recommender.Approvals;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Approvals.OnCase;

/// <summary>Lists the pending requests on a case that the actor may view; outdated ones are ended first.</summary>
public sealed class ListPendingOfCase(OperationScopeFactory scopes, ApprovalSweep sweep)
{
    private const int Max = 10;

    public async Task<Result<PendingOfCase>> RunAsync(Actor actor, Guid caseId, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        if (row is null || !await ReadApproval.MayViewAsync(scope, row, cancellationToken))
        {
            return await scope.DenyAsync("list.approvals", "case", caseId.ToString("D"), ReadApproval.NotThere, cancellationToken);
        }

        var found = await ReadSweptAsync(scope, caseId, cancellationToken);
        var names = await PeopleNames.ReadAsync(db, found.Select(parts => parts.Request.RequestedById), cancellationToken);
        return new PendingOfCase([.. found.Select(parts => ToPending(parts, names))]);
    }

    private async Task<List<ApprovalParts>> ReadSweptAsync(OperationScope scope, Guid caseId, CancellationToken cancellationToken)
    {
        var pending = ApprovalQuery
            .All(scope.Db)
            .Pending()
            .Where(parts => parts.Request.CaseId == caseId)
            .OrderBy(parts => parts.Request.RequestedAt)
            .ThenBy(parts => parts.Request.Id)
            .Take(Max);
        var found = await pending.ToListAsync(cancellationToken);
        return found.Count > 0 && await sweep.RunAsync(scope, found, cancellationToken)
            ? await pending.ToListAsync(cancellationToken)
            : found;
    }

    private static PendingApproval ToPending(ApprovalParts parts, IReadOnlyDictionary<Guid, string> names) =>
        new(
            parts.Request.Id,
            parts.Action.Title,
            names.GetValueOrDefault(parts.Request.RequestedById, Texts.SomebodyWhoLeft),
            ActionRisk.ApprovingRole(parts.Action),
            parts.Request.Deadline
        );
}

/// <summary>The pending requests on a case.</summary>
public sealed record PendingOfCase(IReadOnlyList<PendingApproval> Requests);

/// <summary>A pending request on a case.</summary>
/// <param name="Role">The role that can approve the request.</param>
public sealed record PendingApproval(Guid Id, string Action, string RequestedBy, string Role, DateTimeOffset Deadline);
