using RecsConsole.Access;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Cases.Exchange.Receiving;

/// <summary>
/// One request of another system: its valid rows are saved in one transaction, which is retried after a concurrent change to the same
/// cases.
/// </summary>
public sealed class ReceiveRows(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <param name="name">Name of the operation in the audit trail.</param>
    /// <param name="take">Applies the rows, inside the transaction.</param>
    internal Task<Result<IReadOnlyList<ReceivedRow>>> RunAsync(
        Actor actor,
        string name,
        Func<OperationScope, Task<ReceivedRows>> take,
        CancellationToken cancellationToken
    ) => ConcurrencyConflict.RetryAsync(() => WriteAsync(actor, name, take, cancellationToken), Error.Conflict(Texts.CasesAreBusy));

    private async Task<Result<IReadOnlyList<ReceivedRow>>> WriteAsync(
        Actor actor,
        string name,
        Func<OperationScope, Task<ReceivedRows>> take,
        CancellationToken cancellationToken
    )
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayWorkCases(scope.Access))
        {
            var error = Error.Forbidden(Texts.MayNotSend);
            return await scope.DenyAsync(name, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        await using var transaction = await TenantDb.BeginWithPermissionsHeldAsync(scope.Db, cancellationToken);
        await scope.ReadRightsAgainAsync(cancellationToken);
        var taken = await take(scope);
        if (scope.Access.HasFailed)
        {
            return CaseAccess.NotChecked; // a refusal caused by a failed check must not be stored as the answer
        }

        await SaveAsync(scope, name, taken, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return taken.Rows.OrderBy(row => row.Row).ToList();
    }

    private async Task SaveAsync(OperationScope scope, string name, ReceivedRows taken, CancellationToken cancellationToken)
    {
        foreach (var changed in taken.Changed)
        {
            ChangeFeed.Append(scope.Db, ChangeKind.Case, changed.Id.ToString("D"), scope.Now);
        }

        if (!taken.IsDenied && !ReceivedCounts.HaveChanges(taken.Rows))
        {
            return;
        }

        // a single case is named, several are counted
        var only = taken.Changed is [var one] ? one : null;
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(
                name,
                only is null ? "tenant" : "case",
                (only?.Id ?? scope.Actor.TenantId).ToString("D"),
                taken.IsDenied && taken.Changed.Count == 0 ? AuditOutcome.Denied : AuditOutcome.Done,
                ReceivedCounts.Of(taken.Rows)
            )
        );
        await scope.Db.SaveChangesAsync(cancellationToken);
    }
}

/// <summary>The result of a request.</summary>
/// <param name="Changed">The cases that changed.</param>
/// <param name="IsDenied">Whether a row named something the caller may not access.</param>
internal sealed record ReceivedRows(IReadOnlyList<ReceivedRow> Rows, IReadOnlyList<CaseRow> Changed, bool IsDenied);
