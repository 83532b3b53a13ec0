using System.Globalization;
using System.Security.Cryptography;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Residency;

namespace RecsConsole.Platform.Scanning;

/// <summary>
/// Has a file scanned before anything reads or keeps it. A file is refused when something is found in it, and when a scanner is configured
/// that gives no verdict. Only a refusal that another try may end is <see cref="ErrorKind.Unavailable"/>. Each is in the tenant's trail.
/// </summary>
public sealed partial class UploadScan(
    ClamdClient clamd,
    OutboundRegions regions,
    TenantDb tenantDb,
    AuditTrail auditTrail,
    ILogger<UploadScan> logger
)
{
    /// <summary>Name of a refusal in the trail.</summary>
    public const string Operation = "refuse.file";

    /// <summary>Kind of object in the trail; a refused file is nowhere.</summary>
    public const string Kind = "file";

    private const int LongestFinding = 200;

    /// <summary>Why the file is refused; null when it is not. Call it outside of a transaction: a refusal is recorded in one of its own.</summary>
    public Task<Error?> FindProblemAsync(Actor actor, byte[] content, CancellationToken cancellationToken) =>
        FindProblemAsync(actor, new MemoryStream(content, writable: false), cancellationToken);

    /// <inheritdoc cref="FindProblemAsync(Actor, byte[], CancellationToken)"/>
    /// <param name="content">Can be read twice; at its start afterwards.</param>
    public async Task<Error?> FindProblemAsync(Actor actor, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(content);
        if (!clamd.IsSet)
        {
            return null;
        }

        // the content is data of the tenant like any other that leaves
        if (clamd.Host is { } host && !await regions.IsInRegionAsync(actor.TenantId, host, cancellationToken))
        {
            await RecordAsync(actor, content, OutboundRegions.RegionReason, null, cancellationToken);
            return Error.Invalid(StoredText.From<PlatformTexts>(nameof(PlatformTexts.FileMayNotBeScanned)));
        }

        try
        {
            return await JudgeAsync(actor, content, cancellationToken);
        }
        catch (IOException e)
        {
            LogNoVerdict(e, actor.TenantId);
            await RecordAsync(actor, content, "not_scanned", null, cancellationToken);
            return Error.Unavailable(StoredText.From<PlatformTexts>(nameof(PlatformTexts.FileIsNotScanned)));
        }
        finally
        {
            content.Position = 0;
        }
    }

    private async Task<Error?> JudgeAsync(Actor actor, Stream content, CancellationToken cancellationToken)
    {
        var verdict = await clamd.FindAsync(content, cancellationToken);
        if (verdict.IsTooLarge)
        {
            await RecordAsync(actor, content, "too_large", null, cancellationToken);
            return Error.Invalid(StoredText.From<PlatformTexts>(nameof(PlatformTexts.FileIsTooLargeToScan)));
        }

        if (verdict.Finding is not { } found)
        {
            return null;
        }

        var finding = found.Length > LongestFinding ? found[..LongestFinding] : found;
        await RecordAsync(actor, content, "infected", finding, cancellationToken);
        return Error.Invalid(StoredText.From<PlatformTexts>(nameof(PlatformTexts.FileIsInfected), finding));
    }

    private async Task RecordAsync(Actor actor, Stream content, string reason, string? finding, CancellationToken cancellationToken)
    {
        content.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reason"] = reason,
            ["bytes"] = content.Length.ToString(CultureInfo.InvariantCulture),
        };
        if (finding is not null)
        {
            details["finding"] = finding;
        }

        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        auditTrail.Append(db, actor.PersonOrNull, new(Operation, Kind, hash, AuditOutcome.Denied, details));
        await db.SaveChangesAsync(cancellationToken);
    }

    [LoggerMessage(
        EventId = 131,
        Level = LogLevel.Error,
        Message = "The virus scanner gave no verdict, so a file of tenant {TenantId} was refused"
    )]
    private partial void LogNoVerdict(Exception exception, Guid tenantId);
}
