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

    /// <summary>
    /// Whether a scanner is configured that does not answer: whoever tries again by themselves asks this first, so that no file is sent and
    /// no refusal is recorded each time.
    /// </summary>
    public async Task<bool> IsAwayAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return clamd.IsSet && await IsInRegionAsync(actor, cancellationToken) && !await clamd.AnswersAsync(cancellationToken);
    }

    /// <summary>Why the file is refused; null when it is not. Call it outside of a transaction: a refusal is recorded in one of its own.</summary>
    public Task<Error?> FindProblemAsync(Actor actor, byte[] content, CancellationToken cancellationToken) =>
        FindProblemAsync(actor, new MemoryStream(content, writable: false), cancellationToken);

    /// <inheritdoc cref="FindProblemAsync(Actor, byte[], CancellationToken)"/>
    /// <param name="content">At its start before and afterwards; it is read once.</param>
    public async Task<Error?> FindProblemAsync(Actor actor, Stream content, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(content);
        if (!clamd.IsSet)
        {
            return null;
        }

        using var hash = SHA256.Create();
        await using var hashed = new CryptoStream(content, hash, CryptoStreamMode.Read, leaveOpen: true);
        var file = new ScannedFile(hashed, hash, content.Length);
        try
        {
            return await JudgeAsync(actor, file, cancellationToken);
        }
        catch (IOException e)
        {
            LogNoVerdict(e, actor.TenantId);
            await RecordAsync(actor, file, "not_scanned", null, cancellationToken);
            return Error.Unavailable(StoredText.From<PlatformTexts>(nameof(PlatformTexts.FileIsNotScanned)));
        }
        finally
        {
            content.Position = 0;
        }
    }

    // the content is data of the tenant like any other that leaves
    private async Task<bool> IsInRegionAsync(Actor actor, CancellationToken cancellationToken) =>
        clamd.Host is not { } host || await regions.IsInRegionAsync(actor.TenantId, host, cancellationToken);

    private async Task<Error?> JudgeAsync(Actor actor, ScannedFile file, CancellationToken cancellationToken)
    {
        if (!await IsInRegionAsync(actor, cancellationToken))
        {
            await RecordAsync(actor, file, OutboundRegions.RegionReason, null, cancellationToken);
            return Error.Invalid(StoredText.From<PlatformTexts>(nameof(PlatformTexts.FileMayNotBeScanned)));
        }

        var verdict = await clamd.FindAsync(file.Content, cancellationToken);
        if (verdict.IsTooLarge)
        {
            await RecordAsync(actor, file, "too_large", null, cancellationToken);
            return Error.Invalid(StoredText.From<PlatformTexts>(nameof(PlatformTexts.FileIsTooLargeToScan)));
        }

        if (verdict.Finding is not { } found)
        {
            return null;
        }

        var finding = found.Length > LongestFinding ? found[..LongestFinding] : found;
        await RecordAsync(actor, file, "infected", finding, cancellationToken);
        return Error.Invalid(StoredText.From<PlatformTexts>(nameof(PlatformTexts.FileIsInfected), finding));
    }

    private async Task RecordAsync(Actor actor, ScannedFile file, string reason, string? finding, CancellationToken cancellationToken)
    {
        await file.Content.CopyToAsync(Stream.Null, cancellationToken); // what the scanner did not take belongs to the hash too
        var hash = Convert.ToHexStringLower(file.Hash.Hash!);
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reason"] = reason,
            ["bytes"] = file.Bytes.ToString(CultureInfo.InvariantCulture),
        };
        if (finding is not null)
        {
            details["finding"] = finding;
        }

        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        auditTrail.Append(db, actor.PersonOrNull, new(Operation, Kind, hash, AuditOutcome.Denied, details));
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <param name="Content">Hashed as it is read.</param>
    /// <param name="Hash">Complete once all was read.</param>
    private sealed record ScannedFile(Stream Content, SHA256 Hash, long Bytes);

    [LoggerMessage(
        EventId = 131,
        Level = LogLevel.Error,
        Message = "The virus scanner gave no verdict, so a file of tenant {TenantId} was refused"
    )]
    private partial void LogNoVerdict(Exception exception, Guid tenantId);
}
