using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Versions;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Impact;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>
/// Writes the audit entries for the versions of an item, and reads back who did what. Entries are immutable, so they are the record of who
/// wrote.
/// </summary>
public sealed class VersionAudit<TRow, TContent>(ICatalogItem<TRow, TContent> item, AuditTrail auditTrail)
    where TRow : class, IVersionRow
    where TContent : IVersionContent
{
    private const int MaxLines = 200;

    /// <summary>The operation's name in the audit trail, such as publish.action.</summary>
    public string NameOf(VersionStep step) => $"{step.ToString().ToLowerInvariant()}.{item.Noun}";

    /// <summary>A version, just before it is changed.</summary>
    public VersionReference ReferenceOf(TRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(string.Create(CultureInfo.InvariantCulture, $"{row.Key}/{row.Version}"), item.ContentOf(row).Hash);
    }

    /// <summary>
    /// Appends an entry: it names the versions before and after, whose rows stay, and contains the hashes of their contents.
    /// </summary>
    /// <param name="before">Null for a first version.</param>
    public void Append(
        OperationScope scope,
        VersionStep step,
        TRow row,
        AuditOutcome outcome,
        VersionReference? before,
        VersionRemarks remarks
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(remarks);
        var details = DetailsOf(row, before);
        if (remarks.Comment is { } comment)
        {
            VersionComments.AddTo(details, comment);
        }

        remarks.Impact?.AddTo(details);
        KeyWriting.AddTo(details, scope.Actor);

        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(NameOf(step), item.Noun, row.Key, outcome, details));
    }

    private Dictionary<string, string> DetailsOf(TRow row, VersionReference? before)
    {
        var after = ReferenceOf(row);
        return new(StringComparer.Ordinal)
        {
            ["version"] = row.Version.ToString(CultureInfo.InvariantCulture),
            ["status"] = row.Status.ToCode(),
            ["before"] = before?.Version ?? "",
            ["beforeHash"] = before?.Hash ?? "",
            ["after"] = after.Version,
            ["afterHash"] = after.Hash,
        };
    }

    /// <summary>
    /// Everybody who wrote on a version, or created an API key that did: none of them may publish it (R133).
    /// </summary>
    public async Task<IReadOnlySet<Guid>> WritersAsync(ConsoleDbContext db, TRow row, CancellationToken cancellationToken)
    {
        var writings = await WritingsAsync(db, row, cancellationToken);
        return AuthorsOf(row, writings).Concat(writings.Select(entry => KeyWriting.MakerOf(entry.DetailsJson))).OfType<Guid>().ToHashSet();
    }

    /// <summary>The people who wrote on a version themselves, or for whom a key did.</summary>
    public async Task<IReadOnlySet<Guid>> AuthorsAsync(ConsoleDbContext db, TRow row, CancellationToken cancellationToken) =>
        AuthorsOf(row, await WritingsAsync(db, row, cancellationToken)).OfType<Guid>().ToHashSet();

    /// <summary>Whether a person wrote on a version in the console.</summary>
    public async Task<bool> IsByHandAsync(ConsoleDbContext db, TRow row, CancellationToken cancellationToken)
    {
        var writings = await WritingsAsync(db, row, cancellationToken);
        return KeyWriting.IsByHand([.. writings.Select(entry => entry.DetailsJson)], item.AuthorOf(row));
    }

    /// <summary>The drafts that a person wrote on, the one saved last first.</summary>
    public async Task<IReadOnlyList<DraftHead>> DraftsOfAsync(ConsoleDbContext db, Guid personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var drafts = await db.Set<TRow>()
            .AsNoTracking()
            .Where(row => row.Status == VersionStatus.Draft)
            .OrderByDescending(row => row.UpdatedAt)
            .ThenBy(row => row.Key)
            .Select(item.Head)
            .ToListAsync(cancellationToken);
        var keys = drafts.ConvertAll(draft => draft.Key);
        List<string> writing = [NameOf(VersionStep.Create), NameOf(VersionStep.Edit)];
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == item.Noun && keys.Contains(entry.ObjectId) && entry.ActorId == personId)
            .Where(entry => writing.Contains(entry.Operation) && entry.Outcome == AuditOutcomes.Done)
            .Select(entry => new { entry.ObjectId, entry.DetailsJson })
            .ToListAsync(cancellationToken);
        var written = entries.Select(entry => (entry.ObjectId, VersionIn(entry.DetailsJson))).ToHashSet();
        return [.. drafts.Where(draft => draft.AuthorId == personId || written.Contains((draft.Key, draft.Version)))];
    }

    /// <summary>Who last sent a version for review, and their comment; before that, its author.</summary>
    public async Task<VersionSending> SendingAsync(ConsoleDbContext db, TRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        var entries = await StepsAsync(db, row, [VersionStep.Submit], cancellationToken);
        return entries is [.., var last]
            ? new(last.ActorId, await VersionComments.OfAsync(db, last, cancellationToken))
            : new(item.AuthorOf(row), null);
    }

    /// <summary>The rejection, when someone else sent a version back to its sender and it was not sent again; otherwise null.</summary>
    public async Task<VersionRefusal?> RefusalAsync(ConsoleDbContext db, TRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        return
            await StepsAsync(db, row, [VersionStep.Submit, VersionStep.Withdraw], cancellationToken) is [.., var sent, var back]
            && string.Equals(back.Operation, NameOf(VersionStep.Withdraw), StringComparison.Ordinal)
            && sent.ActorId is { } sender
            && back.ActorId is { } by
            && sender != by
            ? new(sender, by, back.At, await VersionComments.OfAsync(db, back, cancellationToken))
            : null;
    }

    /// <summary>What the newest version needs from a second person, for its page.</summary>
    public async Task<VersionSecond> SecondAsync(OperationScope scope, TRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(scope);
        ArgumentNullException.ThrowIfNull(row);
        var desk = new WaitingDesk(scope);
        var mayPublish = await desk.MayAsync(AccessOperation.PublishVersion, cancellationToken);
        var writers = await WritersAsync(scope.Db, row, cancellationToken);
        if (row.Status is not (VersionStatus.Draft or VersionStatus.InReview) || !writers.Contains(desk.ReaderId))
        {
            return new(mayPublish, null);
        }

        var others = await desk.OthersAsync(AccessOperation.PublishVersion, writers, cancellationToken);
        var names = await PeopleNames.ReadAsync(scope.Db, others, cancellationToken);
        var authors = await AuthorsAsync(scope.Db, row, cancellationToken);
        return new(mayPublish, [.. names.Values.Order(StringComparer.CurrentCulture)])
        {
            IsByOwnKey = !authors.Contains(desk.ReaderId),
            MayPublishOwn = mayPublish && await item.MayPublishOwnAsync(scope, row, cancellationToken),
        };
    }

    /// <summary>The latest lines of the item's history.</summary>
    public async Task<IReadOnlyList<VersionHistoryLine>> HistoryAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == item.Noun && entry.ObjectId == key)
            .OrderByDescending(entry => entry.At)
            .ThenByDescending(entry => entry.Id)
            .Take(MaxLines)
            .ToListAsync(cancellationToken);
        var names = await PeopleNames.ReadAsync(db, entries.Select(entry => entry.ActorId).OfType<Guid>(), cancellationToken);
        var comments = await VersionComments.OfItemAsync(db, item.Noun, key, cancellationToken);
        return [.. entries.Select(entry => LineOf(entry, names, comments))];
    }

    private VersionHistoryLine LineOf(AuditEntryRow entry, Dictionary<Guid, string> names, Dictionary<Guid, string> comments)
    {
        var comment = VersionComments.IdOf(entry) is { } id ? comments.GetValueOrDefault(id) : null;
        var isRefusal = comment is not null && string.Equals(entry.Operation, NameOf(VersionStep.Withdraw), StringComparison.Ordinal);
        return new(
            entry.Id,
            entry.At,
            entry.ActorId is { } actor ? names.GetValueOrDefault(actor) ?? Texts.Somebody : Texts.TheConsole,
            isRefusal ? Texts.DidSendBack : Words(entry.Operation, entry.Outcome is AuditOutcomes.Done),
            VersionOf(entry),
            entry.Outcome is not AuditOutcomes.Done
        )
        {
            Comment = comment,
        };
    }

    private IEnumerable<Guid?> AuthorsOf(TRow row, IEnumerable<AuditEntryRow> writings) =>
        writings.Select(entry => entry.ActorId).Append(item.AuthorOf(row));

    private Task<IReadOnlyList<AuditEntryRow>> WritingsAsync(ConsoleDbContext db, TRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        return StepsAsync(db, row, [VersionStep.Create, VersionStep.Edit], cancellationToken);
    }

    // the oldest first
    private async Task<IReadOnlyList<AuditEntryRow>> StepsAsync(
        ConsoleDbContext db,
        TRow row,
        IEnumerable<VersionStep> steps,
        CancellationToken cancellationToken
    )
    {
        var names = steps.Select(NameOf).ToList();
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == item.Noun && entry.ObjectId == row.Key)
            .Where(entry => names.Contains(entry.Operation))
            .Where(entry => entry.Outcome == AuditOutcomes.Done)
            .OrderBy(entry => entry.At)
            .ThenBy(entry => entry.Id)
            .ToListAsync(cancellationToken);
        return [.. entries.Where(entry => VersionOf(entry) == row.Version)];
    }

    private string Words(string operation, bool isDone) =>
        Enum.GetValues<VersionStep>()
            .Where(step => string.Equals(NameOf(step), operation, StringComparison.Ordinal))
            .Select(step => Words(step, isDone))
            .FirstOrDefault()
        ?? operation;

    private static string? Words(VersionStep step, bool isDone) =>
        (step, isDone) switch
        {
            (VersionStep.Create, true) => Texts.WroteTheDraft,
            (VersionStep.Edit, true) => Texts.ChangedTheDraft,
            (VersionStep.Submit, true) => Texts.SentForReview,
            (VersionStep.Withdraw, true) => Texts.TookBackToDraft,
            (VersionStep.Publish, true) => Texts.DidPublish,
            (VersionStep.Publish, false) => Texts.TriedToPublish,
            (VersionStep.Supersede, true) => Texts.ReplacedByANewerOne,
            (VersionStep.Retire, true) => Texts.DidRetire,
            _ => null,
        };

    private static int VersionOf(AuditEntryRow entry) => VersionIn(entry.DetailsJson);

    private static int VersionIn(string detailsJson)
    {
        using var details = JsonDocument.Parse(detailsJson);
        return
            details.RootElement.TryGetProperty("version", out var version)
            && int.TryParse(version.GetString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;
    }
}

/// <summary>A version as the audit trail refers to it, with the hash of its content.</summary>
public sealed record VersionReference(string Version, string Hash);

/// <summary>What is recorded with a step besides the version.</summary>
/// <param name="Comment">The comment given with the step.</param>
/// <param name="Impact">The report that the publisher saw.</param>
public sealed record VersionRemarks(VersionCommentRow? Comment, ImpactStamp? Impact)
{
    public static VersionRemarks None { get; } = new(null, null);
}

/// <summary>Who sent a version, and their comment.</summary>
/// <param name="SenderId">Null when the console sent it.</param>
public sealed record VersionSending(Guid? SenderId, string? Comment);
