using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Features.Cases.Import.Rereading;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>
/// Reads the uploaded file as an import would: its first rows, and everything that is wrong with it, by pages. Nothing is written.
/// </summary>
public sealed class PreviewImport(OperationScopeFactory scopes, UploadStore store)
{
    public async Task<Result<CheckedFile>> RunAsync(Actor actor, FileRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, "read.import", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (store.Find(actor.TenantId, request.UploadId) is not { } upload)
        {
            return Error.NotFound(ImportTexts.TheFileIsGone);
        }

        var taken = await scope
            .Db.Cases.Where(row => row.TypeKey != ImportedTenant.CaseType)
            .Select(row => row.Key)
            .ToListAsync(cancellationToken);
        var file = store.SourceOf(actor.TenantId, upload);
        try
        {
            if (PlanRules.Check(request.Plan, file) is { } wrong)
            {
                return wrong;
            }

            // a large file would block the page
            var found = await Task.Run(() => Check(file, request, taken, cancellationToken), cancellationToken);
            return await RereadCheck.RunAsync(scope.Db, request.Plan.RequestFor("", file), found, cancellationToken);
        }
        catch (LogInputException e)
        {
            return Error.Invalid(e.Message);
        }
    }

    private static CheckedFile Check(LogSource file, FileRequest request, IEnumerable<string> taken, CancellationToken cancellationToken)
    {
        var (plan, page) = (request.Plan, Math.Max(1, request.ProblemPage));
        return new FileCheck(plan.Source(file), plan, taken.ToHashSet(StringComparer.Ordinal), cancellationToken, page)
        {
            Progress = request.Progress,
        }.Run();
    }
}

/// <summary>The uploaded file, and how to read it.</summary>
public sealed record FileRequest(Guid UploadId, FilePlan Plan)
{
    /// <summary>The page of problems to list, from 1; the whole file is read for each.</summary>
    public int ProblemPage { get; init; } = 1;

    /// <summary>Receives how much of the file is checked, in percent; on any thread.</summary>
    public Action<int>? Progress { get; init; }
}
