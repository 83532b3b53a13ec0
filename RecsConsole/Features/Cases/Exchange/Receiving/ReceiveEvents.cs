using RecsConsole.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>
/// Takes in what happened to cases in another system: in the order of time, each event once, each row answered for on its own. What is kept of a
/// request is one transaction.
/// </summary>
public sealed class ReceiveEvents(OperationScopeFactory scopes, IWorkflowSource workflows, AuditTrail auditTrail)
{
    private const string Name = "receive.events";

    public Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingEvent>> request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return ConcurrencyConflict.RetryAsync(() => WriteAsync(actor, request, cancellationToken), Error.Conflict(Texts.CasesAreBusy));
    }

    private async Task<Result<IReadOnlyList<ReceivedRow>>> WriteAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingEvent>> request,
        CancellationToken cancellationToken
    )
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayWorkCases(scope.Access))
        {
            var error = Error.Forbidden(Texts.MayNotBring);
            return await scope.DenyAsync(Name, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        await using var transaction = await TenantDb.BeginWithPermissionsHeldAsync(scope.Db, cancellationToken);
        await scope.ReadRightsAgainAsync(cancellationToken);
        var turn = await EventTurn.ReadAsync(scope, workflows, request, cancellationToken);
        if (scope.Access.HasFailed)
        {
            return CaseAccess.NotChecked;
        }

        List<ReceivedRow> rows = [];
        foreach (var each in request.OrderBy(each => each.Value.At).ThenBy(each => each.Row))
        {
            rows.Add(await turn.TakeAsync(each, cancellationToken));
        }

        await SaveAsync(scope, turn, rows, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows.OrderBy(row => row.Row).ToList();
    }

    private async Task SaveAsync(OperationScope scope, EventTurn turn, List<ReceivedRow> rows, CancellationToken cancellationToken)
    {
        foreach (var moved in turn.Moved)
        {
            ChangeFeed.Append(scope.Db, ChangeKind.Case, moved.Id.ToString("D"), scope.Now);
        }

        var isDenied = rows.Exists(row => row.Fault is { Kind: ErrorKind.NotFound });
        if (isDenied || ReceivedCounts.HaveChanges(rows))
        {
            // one case is named, several are counted
            var only = turn.Moved is [var one] ? one : null;
            auditTrail.Append(
                scope.Db,
                scope.Actor.PersonOrNull,
                new(
                    Name,
                    only is null ? "tenant" : "case",
                    (only?.Id ?? scope.Actor.TenantId).ToString("D"),
                    isDenied && turn.Moved.Count == 0 ? AuditOutcome.Denied : AuditOutcome.Done,
                    ReceivedCounts.Of(rows)
                )
            );
            await scope.Db.SaveChangesAsync(cancellationToken);
        }
    }
}
