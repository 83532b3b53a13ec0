using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Features.Documents.Administration.Reports;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>Lists the documents that the reader may see in administration, one line each, filtered and paged.</summary>
public sealed class ListDocuments(OperationScopeFactory scopes, AuditTrail auditTrail, KnownHeads heads)
{
    public const int PageSize = 50;

    /// <summary>The number of days before expiry that counts as soon.</summary>
    public const int SoonDays = 30;

    public async Task<Result<DocumentList>> RunAsync(Actor actor, DocumentFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await DocumentRights.OpenAsync(scopes, actor, "list.document", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var now = scope.Now;
        await StateRefresh.RunAsync(scope.Db, auditTrail, now, cancellationToken);
        return await ReadAsync(scope.Db, scope.Access, filter, now, cancellationToken);
    }

    private async Task<DocumentList> ReadAsync(
        ConsoleDbContext db,
        AccessCheck check,
        DocumentFilter filter,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var seen = DocumentHead.Seen(await heads.OfAsync(db, cancellationToken), check);
        var rows = await RowsAsync(db, filter, now, cancellationToken);
        var found = seen.Where(head => filter.Fits(head) && rows?.Contains(head.Row) != false).ToList();
        var names = await NamesAsync(db, [.. seen.Select(head => head.OwnerId).OfType<Guid>().Distinct()], cancellationToken);
        var sorted = await DocumentOrder.SortAsync(db, filter, found, names, cancellationToken);
        var page = await PageAsync(db, check, filter.Page, sorted, cancellationToken);
        return new DocumentList(
            [.. page.Select(line => line with { Owner = NameOf(names, line.OwnerId) })],
            found.Count,
            seen.Count,
            [
                .. names
                    .Select(pair => new SelectOption(pair.Key.ToString("D"), pair.Value))
                    .OrderBy(each => each.Words, StringComparer.CurrentCultureIgnoreCase),
            ],
            [.. seen.Select(head => head.Language).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            DocumentRights.IsAdministrator(check),
            await OpenReportsAsync(db, check, cancellationToken)
        );
    }

    // the versions of the chosen kind and dates; null when neither is chosen
    private static async Task<HashSet<ListedVersion>?> RowsAsync(
        ConsoleDbContext db,
        DocumentFilter filter,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        if (filter is { Kind: null, Due: null })
        {
            return null;
        }

        var soon = now.AddDays(SoonDays);
        var rows = filter.Kind is { } kind ? db.Documents.Where(row => row.Kind == kind) : db.Documents;
        rows = filter.Due switch
        {
            DocumentDue.Expiring => rows.Effective().Where(row => row.EffectiveTo <= soon),
            DocumentDue.Review => rows.Effective().Where(row => row.ReviewBy < now),
            _ => rows,
        };
        var found = await rows.Select(row => new ListedVersion(row.Key, row.Version)).ToListAsync(cancellationToken);
        return [.. found];
    }

    // the order is that of the columns which it takes; the lines are read for the page
    private static async Task<List<DocumentLine>> PageAsync(
        ConsoleDbContext db,
        AccessCheck check,
        int page,
        IEnumerable<DocumentHead> sorted,
        CancellationToken cancellationToken
    )
    {
        var keys = sorted.Skip((page - 1) * PageSize).Take(PageSize).Select(head => head.Key).ToList();
        var lines = await SeenAsync(db.Documents.Where(row => keys.Contains(row.Key)), check, cancellationToken);
        var byKey = lines.ToDictionary(line => line.Key, StringComparer.Ordinal);
        return [.. keys.Where(byKey.ContainsKey).Select(key => byKey[key])];
    }

    // Access depends on lists in the rows, so it is checked here and not in the query; texts are not loaded.
    internal static async Task<List<DocumentLine>> SeenAsync(
        IQueryable<DocumentRow> documents,
        AccessCheck check,
        CancellationToken cancellationToken
    )
    {
        var rows = await documents
            .AsNoTracking()
            .Select(row => new DocumentLine(
                row.Key,
                row.Version,
                row.Title,
                row.Kind,
                row.Status,
                row.Language,
                row.EffectiveFrom,
                row.EffectiveTo,
                row.ReviewBy,
                row.UpdatedAt,
                new(row.OwnerId, row.Classification, row.Regions, row.Acl)
            )
            {
                Revision = row.Revision,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(line => line.Key, StringComparer.Ordinal)
                .Select(DocumentLine.Newest)
                .Where(line => DocumentRights.MaySee(check, line.Access))
                .Select(line => line with { MayEdit = DocumentRights.MayEdit(check, line.Access) }),
        ];
    }

    private static Task<Dictionary<Guid, string>> NamesAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        db
            .People.Where(person => ids.Contains(person.Id))
            .ToDictionaryAsync(person => person.Id, person => person.DisplayName, cancellationToken);

    private static string? NameOf(Dictionary<Guid, string> names, Guid? id) => id is { } known ? names.GetValueOrDefault(known) : null;

    private static Task<int> OpenReportsAsync(ConsoleDbContext db, AccessCheck check, CancellationToken cancellationToken)
    {
        var open = db.DocumentReports.Where(row => row.Status == DocumentReportStatus.Open);
        return ListReports.ForReader(open, check).CountAsync(cancellationToken);
    }
}

/// <param name="Total">Number of documents that match the filter.</param>
/// <param name="All">Number of documents that the reader may see.</param>
/// <param name="OpenReports">Reports waiting for the reader; for administrators including documents without an owner.</param>
public sealed record DocumentList(
    IReadOnlyList<DocumentLine> Lines,
    int Total,
    int All,
    IReadOnlyList<SelectOption> Owners,
    IReadOnlyList<string> Languages,
    bool MayManage,
    int OpenReports
);

/// <summary>A value and its name.</summary>
public sealed record SelectOption(string Value, string Words);

/// <summary>A document in the list: the version in force, else the newest.</summary>
public sealed record DocumentLine(
    string Key,
    int Version,
    string Title,
    string Kind,
    DocumentStatus Status,
    string? Language,
    DateTimeOffset? EffectiveFrom,
    DateTimeOffset? EffectiveTo,
    DateTimeOffset? ReviewBy,
    DateTimeOffset UpdatedAt,
    DocumentAccess Access
)
{
    public string? Owner { get; init; }

    /// <summary>Number of a draft that is pending besides the shown version.</summary>
    public int? DraftVersion { get; init; }

    /// <summary>The reader may write drafts of the document.</summary>
    public bool MayEdit { get; init; }

    /// <summary>Revision of the shown version: a step that is taken from the list is refused if somebody has changed it since.</summary>
    public long Revision { get; init; }

    /// <summary>The draft as the reader sees it; null when there is none.</summary>
    public VersionRequest? Draft { get; init; }

    public Guid? OwnerId => Access.OwnerId;

    /// <summary>The shown version as the reader sees it.</summary>
    public VersionRequest Shown => new(Key, Version, Revision);

    /// <summary>Whether the shown version is, or can still come, in force.</summary>
    public bool MayBeWithdrawn => Status is DocumentStatus.Draft or DocumentStatus.Approved or DocumentStatus.Effective;

    internal static DocumentLine Newest(IEnumerable<DocumentLine> versions)
    {
        var all = versions.OrderByDescending(line => line.Version).ToList();
        var line = all.Foremost(each => each.Status, each => each.Version);
        var waiting = all.Find(each => IsPending(each.Status, each.Version, line.Version));
        var draft = all.Find(each => each.Status is DocumentStatus.Draft);
        return line with { DraftVersion = waiting?.Version, Draft = draft?.Shown };
    }

    /// <summary>Whether a version is a draft that waits besides the shown one.</summary>
    internal static bool IsPending(DocumentStatus status, int version, int shown) =>
        status is DocumentStatus.Draft or DocumentStatus.Approved && version > shown;
}
