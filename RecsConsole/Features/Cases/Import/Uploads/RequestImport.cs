using System.Globalization;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>Queues the import of the uploaded file.</summary>
public sealed class RequestImport(OperationScopeFactory scopes, UploadStore store, JobRequests requests)
{
    private const string Name = "request.job";

    /// <summary>Returns the run.</summary>
    public async Task<Result<RequestedImport>> RunAsync(Actor actor, FileRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (store.Find(actor.TenantId, request.UploadId) is not { } upload)
        {
            return Error.NotFound(ImportTexts.TheFileIsGone);
        }

        if (await JobRequests.UnderWayAsync(scope.Db, ImportFileJob.JobKey, cancellationToken) is not null)
        {
            return Error.Conflict(ImportTexts.AnImportIsUnderWay);
        }

        if (WrongWith(upload, actor, request.Plan) is { } wrong)
        {
            return wrong;
        }

        // with another separator or encoding, the columns have other names
        var isSame =
            request.Plan.Separator == upload.Plan.Separator
            && string.Equals(request.Plan.Encoding, upload.Plan.Encoding, StringComparison.Ordinal);
        var kept = upload with { Plan = request.Plan, Header = isSame ? upload.Header : [], Language = CultureInfo.CurrentUICulture.Name };
        store.Keep(actor.TenantId, kept);
        var asked = await requests.RequestAsync(scope.Db, actor, new(ImportFileJob.JobKey, Name), cancellationToken);
        return asked.RunId is { } run ? new RequestedImport(run) : Error.Conflict(ImportTexts.AnImportIsUnderWay);
    }

    private Error? WrongWith(UploadedFile upload, Actor actor, FilePlan plan)
    {
        try
        {
            return PlanRules.Check(plan, store.SourceOf(actor.TenantId, upload));
        }
        catch (LogInputException e)
        {
            return Error.Invalid(e.Message);
        }
    }
}

/// <summary>A queued import.</summary>
public sealed record RequestedImport(Guid RunId);
