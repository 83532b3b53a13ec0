using System.Globalization;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Platform.Scanning;

/// <summary>
/// Limits how many files a person uploads within a day, and how large they are together, so that nobody fills the disk or keeps the scanner
/// busy. In memory only, with a limited number of entries: each node counts for itself. Jobs are not counted.
/// </summary>
public sealed class UploadDays(IOptions<UploadOptions> options, TenantDb tenantDb, AuditTrail auditTrail, TimeProvider clock) : IDisposable
{
    private const int MostPeople = 100_000;
    private const long Megabyte = 1024 * 1024;

    private static readonly TimeSpan s_day = TimeSpan.FromDays(1);

    private readonly MemoryCache _days = new(new MemoryCacheOptions { SizeLimit = MostPeople });
    private readonly Lock _gate = new();

    /// <summary>
    /// Counts a file, or says why it is more than the person may upload; null when it is not. The first refusal within a day is in the
    /// tenant's trail. Call it outside of a transaction.
    /// </summary>
    public async Task<Error?> RefuseAsync(Actor actor, long bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.PersonOrNull is not { } person || Take(actor.TenantId, person, bytes) is not { } before)
        {
            return null;
        }

        if (!before.IsTold)
        {
            await RecordAsync(actor, bytes, cancellationToken);
        }

        return Error.Unavailable(
            StoredText.From<PlatformTexts>(nameof(PlatformTexts.UploadsOfTheDay), options.Value.FilesPerDay, options.Value.MegabytesPerDay)
        );
    }

    /// <summary>Whether the person may upload nothing more today; nothing is counted.</summary>
    public bool IsUsedUp(Actor actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        lock (_gate)
        {
            return actor.PersonOrNull is { } person
                && _days.Get<Day>((actor.TenantId, person)) is { } day
                && day.Since + s_day > clock.GetUtcNow()
                && (day.Files >= options.Value.FilesPerDay || day.Bytes >= options.Value.MegabytesPerDay * Megabyte);
        }
    }

    public void Dispose() => _days.Dispose();

    // null when the file fits into the day; what was counted before, when it does not
    private Day? Take(Guid tenantId, Guid person, long bytes)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var key = (tenantId, person);
            var before = _days.Get<Day>(key) is { } known && known.Since + s_day > now ? known : new Day(Files: 0, Bytes: 0, now);
            var fits = before.Files < options.Value.FilesPerDay && before.Bytes + bytes <= options.Value.MegabytesPerDay * Megabyte;
            var after = fits ? before with { Files = before.Files + 1, Bytes = before.Bytes + bytes } : before with { IsTold = true };
            _days.Set(key, after, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpirationRelativeToNow = s_day });
            return fits ? null : before;
        }
    }

    private async Task RecordAsync(Actor actor, long bytes, CancellationToken cancellationToken)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["reason"] = "daily_limit",
            ["bytes"] = bytes.ToString(CultureInfo.InvariantCulture),
        };
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(UploadScan.Operation, "person", actor.PersonId.ToString("D"), AuditOutcome.Denied, details)
        );
        await db.SaveChangesAsync(cancellationToken);
    }

    /// <param name="Since">Start of the counting.</param>
    private sealed record Day(int Files, long Bytes, DateTimeOffset Since)
    {
        public bool IsTold { get; init; }
    }
}
