using System.Globalization;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Import.Files;
using RecsConsole.Features.Cases.Import.Logs;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Scanning;

namespace RecsConsole.Features.Cases.Import.Uploads;

/// <summary>Receives a file of cases from a browser, and suggests how to read it. No case is changed.</summary>
public sealed class ReceiveUpload(
    OperationScopeFactory scopes,
    UploadStore store,
    IOptions<CaseFileOptions> options,
    UploadScan scan,
    UploadDays days,
    AuditTrail auditTrail,
    TimeProvider clock
)
{
    private const string Name = "receive.upload";
    private const int LongestName = 200;
    private const int Block = 64 * 1024;

    public async Task<Result<UploadedFile>> RunAsync(Actor actor, ReceiveUploadRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageTenant, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        if (await TooManyAsync(scope, cancellationToken) is { } many)
        {
            return many;
        }

        var id = Guid.NewGuid();
        var kept = false;
        try
        {
            var upload = await ReceiveAsync(scope, request, id, cancellationToken);
            if (upload.Value is { } file)
            {
                store.Keep(actor.TenantId, file);
                kept = true;
                await RecordAsync(scope, file, cancellationToken);
            }

            return upload;
        }
        catch (LogInputException e)
        {
            return Error.Invalid(e.Message);
        }
        finally
        {
            if (!kept)
            {
                store.Discard(actor.TenantId, id);
            }
        }
    }

    private async Task<Error?> TooManyAsync(OperationScope scope, CancellationToken cancellationToken) =>
        await JobRequests.UnderWayAsync(scope.Db, ImportFileJob.JobKey, cancellationToken) is not null
            ? Error.Conflict(ImportTexts.AnImportIsUnderWay)
        : days.IsUsedUp(scope.Actor) ? await days.RefuseAsync(scope.Actor, 1, cancellationToken)
        : null;

    private async Task<Result<UploadedFile>> ReceiveAsync(
        OperationScope scope,
        ReceiveUploadRequest request,
        Guid id,
        CancellationToken cancellationToken
    )
    {
        var tenantId = scope.Actor.TenantId;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long bytes = 0;
        await using (var target = store.Create(tenantId, id))
        {
            var block = new byte[Block];
            while (await request.Content.ReadAsync(block, cancellationToken) is > 0 and var read)
            {
                bytes += read;
                if (bytes > options.Value.MostMegabytes * 1024L * 1024L)
                {
                    return Error.Invalid(ImportTexts.TheFileIsTooLarge.With(options.Value.MostMegabytes));
                }

                hash.AppendData(block, 0, read);
                await target.WriteAsync(block.AsMemory(0, read), cancellationToken);
                request.Received?.Invoke(bytes);
            }
        }

        if (await RefuseAsync(scope.Actor, id, cancellationToken) is { } refusal)
        {
            return refusal;
        }

        var zone = await scope.Db.Tenants.Where(row => row.Id == tenantId).Select(row => row.TimeZone).SingleAsync(cancellationToken);
        var upload = new UploadedFile(id, NameOf(request.FileName), bytes, "", Timestamps.Round(clock.GetUtcNow()), new());
        var shape = FileShape.Read(store.SourceOf(tenantId, upload));
        return upload with
        {
            Hash = Convert.ToHexStringLower(hash.GetHashAndReset()),
            Plan = ColumnGuess.Of(shape, zone),
            Header = shape.Header,
        };
    }

    private async Task<Error?> RefuseAsync(Actor actor, Guid id, CancellationToken cancellationToken)
    {
        await using var content = store.Open(actor.TenantId, id);
        return await days.RefuseAsync(actor, content.Length, cancellationToken)
            ?? await scan.FindProblemAsync(actor, content, cancellationToken);
    }

    private async Task RecordAsync(OperationScope scope, UploadedFile file, CancellationToken cancellationToken)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["file"] = file.Hash,
            ["bytes"] = file.Bytes.ToString(CultureInfo.InvariantCulture),
        };
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(Name, "import", file.Hash, AuditOutcome.Done, details));
        await scope.Db.SaveChangesAsync(cancellationToken);
    }

    // browsers may send a path, or anything else
    private static string NameOf(string sent)
    {
        var name = string.Concat(Path.GetFileName(sent.Replace('\\', '/')).Where(each => !char.IsControl(each)));
        return name.Length <= LongestName ? name : name[..LongestName];
    }
}

/// <summary>A file being uploaded.</summary>
public sealed record ReceiveUploadRequest(string FileName, Stream Content)
{
    /// <summary>Receives the number of bytes uploaded so far.</summary>
    public Action<long>? Received { get; init; }
}
