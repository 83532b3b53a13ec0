using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>Opens a document with all its versions, its history, and the choices in its form.</summary>
public sealed class OpenDocumentFile(OperationScopeFactory scopes, AuditTrail auditTrail, KnownTags knownTags)
{
    private const int MaxHistory = 100;

    private static Error NotThere => Error.NotFound(Texts.DocumentNotFound);

    /// <param name="key">Null for a new document.</param>
    public async Task<Result<DocumentFile>> RunAsync(Actor actor, string? key, CancellationToken cancellationToken)
    {
        await using var scope = await DocumentRights.OpenAsync(scopes, actor, "open.document", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        await StateRefresh.RunAsync(scope.Db, auditTrail, scope.Now, cancellationToken);
        return await ReadAsync(scope, key, cancellationToken);
    }

    private async Task<Result<DocumentFile>> ReadAsync(OperationScope scope, string? key, CancellationToken cancellationToken)
    {
        var (db, check) = (scope.Db, scope.Access);
        var rows = await db
            .Documents.AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .ToListAsync(cancellationToken);
        var seen = rows.Where(row => DocumentRights.MaySee(check, DocumentAccess.From(row))).ToList();
        if (seen.Count == 0 && (key is not null || !DocumentRights.IsAdministrator(check)))
        {
            return NotThere;
        }

        string[] keys = key is null ? [] : [key];
        var comments = await DraftComments.LatestAsync(db, keys, cancellationToken);
        var history = await HistoryAsync(db, key, cancellationToken);
        var people = await PeopleNames.ReadAsync(db, PeopleIn(seen, comments.Values, history), cancellationToken);
        return new DocumentFile(
            key,
            await VersionsAsync(scope, keys, seen, ToVersion, cancellationToken),
            [.. history.Select(row => DocumentEvent.From(row, NameOf(people, row.ActorId)))],
            await DocumentChoices.ReadAsync(db, knownTags, cancellationToken),
            DocumentRights.IsAdministrator(check),
            seen.Count == 0 || DocumentRights.MayEdit(check, DocumentAccess.From(seen[0]))
        )
        {
            Curated = await CurateDocument.ReadAsync(db, key, cancellationToken),
            Vector = await DocumentVector.ReadAsync(db, key, cancellationToken),
            Passages = await PassageUsage.ReadAsync(db, seen, scope.Now, cancellationToken),
            Usage = key is null ? DocumentUsage.None : await DocumentUsage.ReadAsync(db, key, scope.Now, cancellationToken),
        };

        DocumentVersion ToVersion(DocumentRow row) => VersionOf(row, check, people, comments.GetValueOrDefault((row.Key, row.Version)));
    }

    private static IEnumerable<Guid> PeopleIn(
        IEnumerable<DocumentRow> versions,
        IEnumerable<VersionCommentRow> comments,
        IEnumerable<AuditEntryRow> history
    ) =>
        versions
            .SelectMany(row => new[] { row.AuthorId, row.ApprovedById })
            .Concat(comments.Select(comment => comment.ById))
            .Concat(history.Select(entry => entry.ActorId))
            .OfType<Guid>();

    private static async Task<IReadOnlyList<DocumentVersion>> VersionsAsync(
        OperationScope scope,
        string[] keys,
        List<DocumentRow> seen,
        Func<DocumentRow, DocumentVersion> toVersion,
        CancellationToken cancellationToken
    )
    {
        var (db, check) = (scope.Db, scope.Access);
        var makers = await VersionWriters.KeyMakersAsync(db, keys, cancellationToken);
        var mended = await MendedAsync(db, check, seen, cancellationToken);
        var sent = await SentDrafts.ReadAsync(db, keys, cancellationToken);
        var wait = seen.Find(row => row.Status is DocumentStatus.Draft) is { } draft
            ? await DraftWait.ReadAsync(new(scope), draft, makers[(draft.Key, draft.Version)], cancellationToken)
            : null;
        return
        [
            .. seen.Select(row =>
                toVersion(row) with
                {
                    MayApprove =
                        (row == mended || MayApprove(row, check)) && !makers[(row.Key, row.Version)].Contains(check.Subject.PersonId),
                    IsOwn = row == mended,
                    Wait = row.Status is DocumentStatus.Draft ? wait : null,
                    IsSent = row.Status is DocumentStatus.Draft && sent.Has(row.Key, row.Version, row.Revision),
                }
            ),
        ];
    }

    // the reader's own draft, where one person may approve it
    private static async Task<DocumentRow?> MendedAsync(
        ConsoleDbContext db,
        AccessCheck check,
        List<DocumentRow> seen,
        CancellationToken cancellationToken
    ) =>
        seen.Find(row => row.Status is DocumentStatus.Draft && row.AuthorId == check.Subject.PersonId) is { } own
        && DocumentRights.MayApprove(check, DocumentAccess.From(own))
        && await OwnWording.MayApproveAsync(db, own, cancellationToken)
            ? own
            : null;

    private static DocumentVersion VersionOf(
        DocumentRow row,
        AccessCheck check,
        Dictionary<Guid, string> people,
        VersionCommentRow? comment
    ) =>
        new(
            row.Version,
            row.Status,
            row.Revision,
            DocumentDraft.From(row),
            NameOf(people, row.AuthorId),
            NameOf(people, row.ApprovedById),
            row.ApprovedAt,
            row.WithdrawalReason,
            row.UpdatedAt,
            MayApprove(row, check)
        )
        {
            Comment = row.Status is DocumentStatus.Draft ? comment?.Text : null,
            CommentBy = NameOf(people, comment?.ById),
        };

    private static bool MayApprove(DocumentRow row, AccessCheck check) =>
        DocumentRights.MayApprove(check, DocumentAccess.From(row)) && row.AuthorId != check.Subject.PersonId;

    private static Task<List<AuditEntryRow>> HistoryAsync(ConsoleDbContext db, string? key, CancellationToken cancellationToken) =>
        db
            .AuditEntries.AsNoTracking()
            .Where(row => row.ObjectKind == DocumentAudit.ObjectKind && row.ObjectId == key)
            .Where(row => row.Outcome == AuditOutcomes.Done)
            .Where(row => row.Operation != ReadDocument.Name) // reading a document is not part of its history
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(MaxHistory)
            .ToListAsync(cancellationToken);

    private static string? NameOf(Dictionary<Guid, string> people, Guid? id) => id is { } known ? people.GetValueOrDefault(known) : null;
}

/// <summary>A document in administration.</summary>
/// <param name="Versions">Newest first; empty for a new document.</param>
/// <param name="MayEdit">The reader may write drafts of the document.</param>
public sealed record DocumentFile(
    string? Key,
    IReadOnlyList<DocumentVersion> Versions,
    IReadOnlyList<DocumentEvent> History,
    DocumentChoices Choices,
    bool MayManage,
    bool MayEdit
)
{
    /// <summary>Issue types the document is manually recommended for.</summary>
    public IReadOnlyList<string> Curated { get; init; } = [];

    /// <summary>How search by meaning finds the text in force; null when it does not.</summary>
    public DocumentVector? Vector { get; init; }

    /// <summary>Whether it is used and of use.</summary>
    public DocumentUsage Usage { get; init; } = DocumentUsage.None;

    /// <summary>Which of its passages are used and of use.</summary>
    public IReadOnlyList<PassageUsage> Passages { get; init; } = [];

    /// <summary>The version that is written and not approved yet.</summary>
    public DocumentVersion? Waiting => Versions.FirstOrDefault(each => each.Status is DocumentStatus.Draft);

    /// <summary>The number of the newest version; 0 before the first.</summary>
    public int Newest => Versions.Count == 0 ? 0 : Versions[0].Version;
}

/// <summary>A version as it is stored.</summary>
/// <param name="MayApprove">The reader may publish what others wrote, and did not write this version or only mended typing errors.</param>
public sealed record DocumentVersion(
    int Version,
    DocumentStatus Status,
    long Revision,
    DocumentDraft Content,
    string? Author,
    string? ApprovedBy,
    DateTimeOffset? ApprovedAt,
    string? WithdrawalReason,
    DateTimeOffset UpdatedAt,
    bool MayApprove
)
{
    /// <summary>What was last written about a draft, by its author or when it was sent back.</summary>
    public string? Comment { get; init; }

    public string? CommentBy { get; init; }

    /// <summary>Whom the draft waits for, for a reader who may edit but not approve it; null for any other version or reader.</summary>
    public DraftWait? Wait { get; init; }

    /// <summary>The reader wrote it and may approve it alone, because it mends typing errors only.</summary>
    public bool IsOwn { get; init; }

    /// <summary>A draft that was sent for approval, and not changed or sent back since.</summary>
    public bool IsSent { get; init; }
}
