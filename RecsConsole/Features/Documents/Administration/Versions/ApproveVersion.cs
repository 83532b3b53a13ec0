using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>Approves a draft that someone else wrote. Its dates decide when it takes effect; a past date means immediately.</summary>
public sealed class ApproveVersion(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    internal const AccessOperation Right = AccessOperation.PublishVersion;
    private const string Name = "approve.document";

    /// <summary>Returns the version's new status.</summary>
    public async Task<Result<DocumentStatus>> RunAsync(Actor actor, VersionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, Right, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var check = scope.Access;
        var found = await request.FindAsync(db, check, [DocumentStatus.Draft], cancellationToken);
        if (found.Value is not { } row)
        {
            return found.Error!;
        }

        if (row.AuthorId == actor.PersonId)
        {
            var denial = new DocumentDenial(auditTrail, Name, row.Key);
            await denial.RecordAsync(db, check, cancellationToken);
            return Error.Forbidden(Texts.OwnVersion);
        }

        if (string.IsNullOrWhiteSpace(row.Text))
        {
            return Error.Invalid(Texts.ThisVersionHasNoText);
        }

        var now = scope.Now;
        row.Status = DocumentStatus.Approved;
        (row.ApprovedById, row.ApprovedAt) = (actor.PersonId, now);
        return await request.SaveAsync(db, auditTrail, actor.PersonOrNull, "approve", row, now, cancellationToken);
    }
}
