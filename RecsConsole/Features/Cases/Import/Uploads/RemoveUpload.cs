using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>Removes the uploaded file.</summary>
public sealed class RemoveUpload(OperationScopeFactory scopes, UploadStore store, AuditTrail auditTrail)
{
    private const string Name = "remove.upload";

    /// <summary>Returns the name of the file.</summary>
    public async Task<Result<string>> RunAsync(Actor actor, Guid uploadId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (store.Find(actor.TenantId, uploadId) is not { } upload)
        {
            return Error.NotFound(ImportTexts.TheFileIsGone);
        }

        if (await JobRequests.UnderWayAsync(scope.Db, ImportFileJob.JobKey, cancellationToken) is not null)
        {
            return Error.Conflict(ImportTexts.AnImportIsUnderWay);
        }

        store.Remove(actor.TenantId);
        auditTrail.Append(scope.Db, actor.PersonOrNull, new(Name, "import", upload.Hash, AuditOutcome.Done));
        await scope.Db.SaveChangesAsync(cancellationToken);
        return upload.Name;
    }
}
