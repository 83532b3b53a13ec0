using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>
/// Imports the uploaded file with the same code as the command line. All of it is imported or nothing; a run interrupted after the commit
/// finds it imported.
/// </summary>
public sealed class ImportUpload(OperationScopeFactory scopes, UploadStore store, ImportLog importLog)
{
    public async Task<Result<ImportedLog>> RunAsync(Actor actor, ImportUploadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(
            actor,
            AccessOperation.ManageTenant,
            ImportRecord.OfEvents,
            cancellationToken
        );
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (store.Read(actor.TenantId) is not { } upload || upload.Plan.Missing.Count > 0)
        {
            return Error.Invalid(StoredText.From<ImportTexts>(nameof(ImportTexts.NoFileWaits)));
        }

        var key = await scope.Db.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.Key).SingleAsync(cancellationToken);
        var plan = upload.Plan;
        CultureInfo.CurrentUICulture = ScreenLanguages.Of(upload.Language); // until the end of this method
        var result = await importLog.RunAsync(
            plan.RequestFor(key, store.SourceOf(actor.TenantId, upload)) with
            {
                RequestedById = request.RequestedById,
                Progress = request.Progress,
            },
            static _ => { }, // progress for the command line only
            cancellationToken
        );
        if (result.IsOk)
        {
            store.Remove(actor.TenantId);
        }

        return result;
    }
}

/// <param name="RequestedById">Who requested the import.</param>
public sealed record ImportUploadRequest(Guid? RequestedById)
{
    /// <summary>Receives the progress.</summary>
    public JobProgress Progress { get; init; } = new();
}
