using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy.Erasures;

/// <summary>What every erasure does, whether a person carries it out or the job: destroys the subject's key, with its audit entry.</summary>
public sealed partial class KeyDestruction(
    SubjectKeys keys,
    PendingEvents pending,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<KeyDestruction> logger
)
{
    /// <summary>
    /// Destroys the key in the transaction of the caller, who has checked that nothing is in the way, commits, and then calls
    /// <see cref="ForgetAsync"/>.
    /// </summary>
    internal async Task<SubjectKeyRow> DestroyAsync(
        ConsoleDbContext db,
        Actor actor,
        ErasureOrder order,
        CancellationToken cancellationToken
    )
    {
        var (subject, now) = (order.Subject, Timestamps.Round(clock.GetUtcNow()));
        await pending.ForgetAsync(db, subject, now, cancellationToken); // while the names can still be read
        await ErasedRows.SealAsync(db, subject, cancellationToken);
        var key = await db.SubjectKeys.SingleAsync(
            row => row.SubjectKind == subject.Kind && row.SubjectKey == subject.Key,
            cancellationToken
        );
        (key.WrappedKey, key.DestroyedAt, key.DestroyedById) = (null, now, order.ById);
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new("erase.subject", subject.Kind, subject.Key, AuditOutcome.Done, DetailsOf(key, order))
        );
        await ErasedRows.AnnounceAsync(db, subject, now, cancellationToken);
        await LearntTexts.OutgrowAsync(db, actor.PersonOrNull, now, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Erasure, key.Id.ToString("D"), now);
        await db.SaveChangesAsync(cancellationToken);
        return key;
    }

    /// <summary>Removes what memory and freed pages still hold of a destroyed key; call it once the transaction is committed.</summary>
    internal async Task ForgetAsync(ConsoleDbContext db, SubjectKeyRow destroyed, CancellationToken cancellationToken)
    {
        keys.Forget(destroyed);
        await WriteAheadLog.EmptyAsync(db, cancellationToken);
        LogErased(destroyed.SubjectKind, destroyed.Id);
    }

    private static Dictionary<string, string> DetailsOf(SubjectKeyRow key, ErasureOrder order)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["key"] = key.Id.ToString("D"),
            ["reason"] = order.ReasonHash,
        };
        if (order.AgreedId is { } agreed)
        {
            (details["proposal"], details["approver"]) = (agreed.ToString("D"), order.ById?.ToString("D") ?? "");
        }

        return details;
    }

    [LoggerMessage(EventId = 8001, Level = LogLevel.Warning, Message = "Erased {Kind}, key {KeyId}")]
    private partial void LogErased(string kind, Guid keyId);
}

/// <summary>A subject to erase.</summary>
/// <param name="ReasonHash">Hash of the reason, which may name somebody.</param>
internal sealed record ErasureOrder(SubjectName Subject, string ReasonHash)
{
    /// <summary>Whose decision it is; null when nobody's.</summary>
    public Guid? ById { get; init; }

    /// <summary>The request that was confirmed earlier; null when a person erases at once.</summary>
    public Guid? AgreedId { get; init; }
}
