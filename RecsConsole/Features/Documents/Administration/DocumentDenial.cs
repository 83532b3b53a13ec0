using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>A refusal that depends on the document, audited like a refusal by the scope.</summary>
internal sealed record DocumentDenial(AuditTrail AuditTrail, string Operation, string Key)
{
    public async Task<Error> RecordAsync(ConsoleDbContext db, AccessCheck check, CancellationToken cancellationToken)
    {
        db.ChangeTracker.Clear();
        AuditTrail.Append(
            db,
            check.Subject.PersonId,
            new(Operation, DocumentAudit.ObjectKind, Key, check.HasFailed ? AuditOutcome.Failed : AuditOutcome.Denied)
        );
        await db.SaveChangesAsync(cancellationToken);
        return Error.Forbidden(Texts.NotPermittedAndRecorded);
    }
}
