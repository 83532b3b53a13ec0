using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>Approves a draft that somebody else wrote. Its dates then say when it is in force; a date that has passed means at once.</summary>
public sealed class ApproveVersion(TenantDb tenantDb, OperationGate gate, AuditTrail auditTrail, TimeProvider clock)
{
    private const string Name = "approve.document";

    /// <summary>Answers the state the version has now.</summary>
    public async Task<Result<string>> RunAsync(Actor actor, VersionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        const AccessOperation right = AccessOperation.ManageCatalog;
        var entered = await gate.EnterAsync(db, actor, right, Name, cancellationToken);
        if (!entered.IsOk)
        {
            return entered.Error;
        }

        var check = entered.Value;
        var found = await request.FindAsync(db, check, [DocumentStates.Draft], cancellationToken);
        if (found.Value is not { } row)
        {
            return found.Error!;
        }

        if (row.AuthorId == actor.PersonId)
        {
            var denial = new DocumentDenial(auditTrail, Name, row.Key);
            await denial.RecordAsync(db, check, cancellationToken);
            return Error.Forbidden("You wrote this version, so somebody else approves it.");
        }

        if (string.IsNullOrWhiteSpace(row.Text))
        {
            return Error.Invalid("This version has no text. Write one before it is approved.");
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        row.Status = DocumentStates.Approved;
        (row.ApprovedById, row.ApprovedAt) = (actor.PersonId, now);
        var by = (actor.PersonOrNull, "approve");
        return await VersionRequest.SaveAsync(db, auditTrail, by, row, now, cancellationToken);
    }
}
