using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>
/// Approves a draft that someone else wrote, or where the tenant allows it, one's own that mends typing errors only. Its dates decide when
/// it takes effect; a past date means immediately.
/// </summary>
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

        if (await WriterRefusalAsync(db, row, actor, cancellationToken) is { } own)
        {
            var denial = new DocumentDenial(auditTrail, Name, row.Key);
            await denial.RecordAsync(db, check, cancellationToken);
            return own;
        }

        return await ApproveAsync(scope, row, request, "approve", cancellationToken);
    }

    /// <summary>
    /// Approves a draft that a trusted source has just sent, without a second person. As with an imported document, nobody is named as the
    /// approver; the audit trail says whose key it was.
    /// </summary>
    internal async Task<Result<DocumentStatus>> RunForTrustedSourceAsync(
        Actor actor,
        VersionRequest request,
        CancellationToken cancellationToken
    )
    {
        await using var scope = await scopes.OpenAsync(actor, Right, "trust.document", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var found = await request.FindAsync(scope.Db, scope.Access, [DocumentStatus.Draft], cancellationToken);
        return found.Value is { } row ? await ApproveAsync(scope, row, request, "trust", cancellationToken) : found.Error!;
    }

    // whoever created the key of a system can write with it, so they are no second person for what it wrote
    private static async Task<Error?> WriterRefusalAsync(
        ConsoleDbContext db,
        DocumentRow row,
        Actor actor,
        CancellationToken cancellationToken
    ) =>
        row.AuthorId == actor.PersonId && !(actor.Key is null && await OwnWording.MayApproveAsync(db, row, cancellationToken))
            ? Error.Forbidden(Texts.OwnVersion)
        : (await VersionWriters.KeyMakersOfAsync(db, row, cancellationToken)).Contains(actor.PersonId)
            ? Error.Forbidden(Texts.VersionOfOwnKey)
        : null;

    private async Task<Result<DocumentStatus>> ApproveAsync(
        OperationScope scope,
        DocumentRow row,
        VersionRequest request,
        string verb,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(row.Text))
        {
            return Error.Invalid(Texts.ThisVersionHasNoText);
        }

        row.Status = DocumentStatus.Approved;
        // a key approves for nobody
        (row.ApprovedById, row.ApprovedAt) = (scope.Actor.Key is null ? scope.Actor.PersonOrNull : null, scope.Now);
        return await request.SaveAsync(scope.Db, auditTrail, scope.Actor, verb, row, scope.Now, cancellationToken);
    }
}
