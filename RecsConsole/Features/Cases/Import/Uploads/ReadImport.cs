using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>State of the file import: the uploaded file, the run, and the result of the last import.</summary>
public sealed class ReadImport(OperationScopeFactory scopes, UploadStore store, IOptions<CaseFileOptions> options)
{
    private const int MaxCasesRead = 20;

    public async Task<Result<ImportView>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "read.import", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var zone = await scope.Db.Tenants.Where(row => row.Id == actor.TenantId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
        var upload = store.Read(actor.TenantId);
        return new ImportView(
            upload,
            upload is null ? [] : HeaderOf(upload, actor.TenantId),
            await RunOfAsync(scope.Db, cancellationToken),
            await BroughtAsync(scope, cancellationToken),
            zone,
            options.Value.MostMegabytes
        )
        {
            CaseName = await ImportedTenant.NameOfAsync(scope.Db, cancellationToken),
        };
    }

    private IReadOnlyList<string> HeaderOf(UploadedFile upload, Guid tenantId)
    {
        if (upload.Header.Count > 0)
        {
            return upload.Header; // the page is refreshed often, and a workbook or JSON would be converted each time
        }

        try
        {
            return FileShape.Read(store.SourceOf(tenantId, upload), upload.Plan).Header;
        }
        catch (LogInputException)
        {
            return []; // the file was removed a moment ago
        }
    }

    private static async Task<ImportRun?> RunOfAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        await db
            .JobRuns.AsNoTracking()
            .Where(row => row.Job == ImportFileJob.JobKey)
            .OrderByDescending(row => row.RequestedAt)
            .ThenByDescending(row => row.Id)
            .Select(row => new ImportRun(row.Id, row.Status, row.RequestedAt))
            .FirstOrDefaultAsync(cancellationToken);

    private static async Task<BroughtView?> BroughtAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var db = scope.Db;
        var last = await db
            .Imports.AsNoTracking()
            .Where(row => row.Kind == ImportKind.Log)
            .OrderByDescending(row => row.At)
            .FirstOrDefaultAsync(cancellationToken);
        if (last is null)
        {
            return null;
        }

        return new BroughtView(
            last.At,
            JsonSerializer.Deserialize<ImportedLog>(last.ResultJson),
            await FirstCaseAsync(scope, cancellationToken)
        )
        {
            UnknownTerms =
            [
                .. (await UnknownTerms.ReadAsync(db, cancellationToken)).Select(term => term.Key).Distinct(StringComparer.Ordinal),
            ],
        };
    }

    // an administrator does not always work cases
    private static async Task<string?> FirstCaseAsync(OperationScope scope, CancellationToken cancellationToken)
    {
        var latest = await scope
            .Db.Cases.AsNoTracking()
            .Where(row => row.TypeKey == ImportedTenant.CaseType && row.IsOpen)
            .OrderByDescending(row => row.LastEventAt)
            .ThenBy(row => row.Id)
            .Take(MaxCasesRead)
            .ToListAsync(cancellationToken);
        var seen = await scope.KeepAsync(AccessOperation.ViewCase, latest, AccessResources.Of, cancellationToken);
        return seen.Count > 0 ? seen[0].Key : null;
    }
}
