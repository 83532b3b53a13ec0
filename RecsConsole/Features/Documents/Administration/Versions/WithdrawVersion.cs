using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>Withdraws a version at once, with a reason: it is not shown from the next request on.</summary>
public sealed class WithdrawVersion(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const int MaxCharacters = 2000;

    private static readonly DocumentStatus[] s_live = [DocumentStatus.Draft, DocumentStatus.Approved, DocumentStatus.Effective];

    public async Task<Result<DocumentStatus>> RunAsync(
        Actor actor,
        VersionRequest request,
        string reason,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "withdraw.document", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MaxCharacters)
        {
            return Error.Invalid(Texts.GiveAReasonOfAtMost);
        }

        var found = await request.FindAsync(scope.Db, scope.Access, s_live, cancellationToken);
        if (found.Value is not { } row)
        {
            return found.Error!;
        }

        (row.Status, row.WithdrawalReason, row.WithdrawnById) = (DocumentStatus.Withdrawn, reason.Trim(), actor.PersonId);
        var now = scope.Now;
        return await request.SaveAsync(scope.Db, auditTrail, actor, "withdraw", row, now, cancellationToken);
    }
}
