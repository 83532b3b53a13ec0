using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Privacy.Erasures.Receipts;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Database.Embedded;

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
    /// <summary>Name of the operation in the audit trail.</summary>
    internal const string Operation = "erase.subject";

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
        var subject = order.Subject;
        var now = Timestamps.Round(clock.GetUtcNow());
        await pending.ForgetAsync(db, subject, now, cancellationToken); // while the names can still be read
        var counts = await ErasedRows.SealAsync(db, subject, now, order.Progress, cancellationToken);
        var key = await db.SubjectKeys.SingleAsync(
            row => row.SubjectKind == subject.Kind && row.SubjectKey == subject.Key,
            cancellationToken
        );
        (key.WrappedKey, key.DestroyedAt, key.DestroyedById) = (null, now, order.ById);
        if (await EarlierAsync(db.SubjectKeys, subject, cancellationToken) is { } earlier)
        {
            earlier.WrappedKey = null; // it has no time of its own: the erasure is that of the key above
            ChangeFeed.Append(db, ChangeKind.Key, earlier.Id.ToString("D"), now);
        }

        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(Operation, subject.Kind, subject.Key, AuditOutcome.Done, DetailsOf(key, order, counts)),
            now
        );
        await ErasedRows.AnnounceAsync(db, subject, now, cancellationToken);
        await LearntTexts.OutgrowAsync(db, actor.PersonOrNull, now, cancellationToken);
        await ErasureBurst.NoticeAsync(db, key, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Erasure, key.Id.ToString("D"), now);
        await db.SaveChangesAsync(cancellationToken);
        return key;
    }

    /// <summary>Removes what memory and freed pages still hold of a destroyed key; call it once the transaction is committed.</summary>
    internal async Task ForgetAsync(ConsoleDbContext db, SubjectKeyRow destroyed, CancellationToken cancellationToken)
    {
        keys.Forget(destroyed);
        var subject = new SubjectName(destroyed.SubjectKind, destroyed.SubjectKey);
        if (await EarlierAsync(db.SubjectKeys.AsNoTracking(), subject, cancellationToken) is { } earlier)
        {
            keys.Forget(earlier);
        }

        await WriteAheadLog.EmptyAsync(db, cancellationToken);
        LogErased(destroyed.SubjectKind, destroyed.Id);
    }

    // the key that a renewal replaced, while it may still be needed
    private static Task<SubjectKeyRow?> EarlierAsync(
        IQueryable<SubjectKeyRow> rows,
        SubjectName subject,
        CancellationToken cancellationToken
    )
    {
        var name = subject.Earlier;
        return rows.SingleOrDefaultAsync(row => row.SubjectKind == name.Kind && row.SubjectKey == name.Key, cancellationToken);
    }

    // the receipt is made of these: ids, a hash and numbers
    private static Dictionary<string, string> DetailsOf(SubjectKeyRow key, ErasureOrder order, ErasureCounts counts)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            [ErasureReceipt.KeyDetail] = key.Id.ToString("D"),
            ["reason"] = order.ReasonHash,
        };
        Add(details, ErasureReceipt.AskerDetail, order.AskedById);
        Add(details, ErasureReceipt.ApproverDetail, order.ApprovedById);
        Add(details, "proposal", order.RequestId);
        counts.WriteTo(details);
        return details;
    }

    private static void Add(Dictionary<string, string> details, string name, Guid? id)
    {
        if (id is { } known)
        {
            details[name] = known.ToString("D");
        }
    }

    [LoggerMessage(EventId = 8001, Level = LogLevel.Warning, Message = "Erased {Kind}, key {KeyId}")]
    private partial void LogErased(string kind, Guid keyId);
}

/// <summary>A subject to erase.</summary>
/// <param name="ReasonHash">Hash of the reason, which may name somebody.</param>
internal sealed record ErasureOrder(SubjectName Subject, string ReasonHash)
{
    public Guid? AskedById { get; init; }

    /// <summary>The second person; null when nobody else could be it.</summary>
    public Guid? ApprovedById { get; init; }

    /// <summary>The request that was confirmed; null when nobody had to be asked.</summary>
    public Guid? RequestId { get; init; }

    public IProgress<ErasureProgress>? Progress { get; init; }

    /// <summary>Whose decision it is; null when nobody's.</summary>
    public Guid? ById => ApprovedById ?? AskedById;
}
