using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>Takes a version out at once, with a reason: from the next request on nobody is shown it.</summary>
public sealed class WithdrawVersion(TenantDb tenantDb, OperationGate gate, AuditTrail auditTrail, TimeProvider clock)
{
    private const int MostCharacters = 2000;

    private static readonly string[] s_live = [DocumentStates.Draft, DocumentStates.Approved, DocumentStates.Effective];

    public async Task<Result<string>> RunAsync(Actor actor, VersionRequest request, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var entered = await gate.EnterAsync(db, actor, AccessOperation.ManageCatalog, "withdraw.document", cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error;
        }

        if (string.IsNullOrWhiteSpace(reason) || reason.Length > MostCharacters)
        {
            return Error.Invalid("Give a reason of at most 2,000 characters.");
        }

        var found = await request.FindAsync(db, entered.Value, s_live, cancellationToken);
        if (found.Value is not { } row)
        {
            return found.Error!;
        }

        (row.Status, row.WithdrawalReason) = (DocumentStates.Withdrawn, reason.Trim());
        var now = Timestamps.Round(clock.GetUtcNow());
        var by = (actor.PersonOrNull, "withdraw");
        return await VersionRequest.SaveAsync(db, auditTrail, by, row, now, cancellationToken);
    }
}
