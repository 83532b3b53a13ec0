using RecsConsole.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>
/// Takes in cases of another system, new ones and such as it has described anew; each row is answered for on its own. What is kept of a request is
/// one transaction.
/// </summary>
public sealed class ReceiveCases(OperationScopeFactory scopes, IWorkflowSource workflows, AuditTrail auditTrail)
{
    private const string Name = "receive.cases";

    public Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingCase>> request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        return ConcurrencyConflict.RetryAsync(() => WriteAsync(actor, request, cancellationToken), Error.Conflict(Texts.CasesAreBusy));
    }

    private async Task<Result<IReadOnlyList<ReceivedRow>>> WriteAsync(
        Actor actor,
        IReadOnlyList<Numbered<IncomingCase>> request,
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
        var turn = await CaseTurn.ReadAsync(scope, workflows, request, cancellationToken);
        List<ReceivedRow> rows = [];
        foreach (var each in request)
        {
            rows.Add(await turn.TakeAsync(each, cancellationToken));
        }

        if (scope.Access.HasFailed)
        {
            return CaseAccess.NotChecked; // a no that is none must not be kept as the answer
        }

        await SaveAsync(scope, turn, rows, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    private async Task SaveAsync(OperationScope scope, CaseTurn turn, List<ReceivedRow> rows, CancellationToken cancellationToken)
    {
        foreach (var changed in turn.Changed)
        {
            ChangeFeed.Append(scope.Db, ChangeKind.Case, changed.Id.ToString("D"), scope.Now);
        }

        var isDenied = rows.Exists(row => row.Fault is { Kind: ErrorKind.Forbidden });
        if (isDenied || ReceivedCounts.HaveChanges(rows))
        {
            var only = turn.Changed is [var one] ? one : null;
            auditTrail.Append(
                scope.Db,
                scope.Actor.PersonOrNull,
                new(
                    Name,
                    only is null ? "tenant" : "case",
                    (only?.Id ?? scope.Actor.TenantId).ToString("D"),
                    isDenied && turn.Changed.Count == 0 ? AuditOutcome.Denied : AuditOutcome.Done,
                    ReceivedCounts.Of(rows)
                )
            );
            await scope.Db.SaveChangesAsync(cancellationToken);
        }
    }
}
