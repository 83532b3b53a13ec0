using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>A document as the list finds, counts and orders it: the version in force, else the newest, without what only a line shows.</summary>
internal sealed record DocumentHead(
    string Key,
    int Version,
    string Title,
    DocumentStatus Status,
    string? Language,
    Guid? OwnerId,
    int Classification,
    IList<string> Regions,
    IList<string> Acl
)
{
    /// <summary>A newer draft is pending besides this version.</summary>
    public bool HasDraft { get; init; }

    public ListedVersion Row => new(Key, Version);

    /// <summary>One for each document of the tenant, whoever may see it.</summary>
    public static async Task<IReadOnlyList<DocumentHead>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .Documents.AsNoTracking()
            .Select(row => new DocumentHead(
                row.Key,
                row.Version,
                row.Title,
                row.Status,
                row.Language,
                row.OwnerId,
                row.Classification,
                row.Regions,
                row.Acl
            ))
            .ToListAsync(cancellationToken);
        return [.. rows.GroupBy(head => head.Key, StringComparer.Ordinal).Select(Newest)];
    }

    /// <summary>Those that the reader may see. A list may have very many: each kind of access is decided once.</summary>
    public static List<DocumentHead> Seen(IReadOnlyList<DocumentHead> heads, AccessCheck check)
    {
        Dictionary<AccessKind, bool> decided = [];
        return [.. heads.Where(IsSeen)];

        bool IsSeen(DocumentHead head)
        {
            var kind = head.KindFor(check.Subject.PersonId);
            if (!decided.TryGetValue(kind, out var isSeen))
            {
                isSeen = DocumentRights.MaySee(check, new(head.OwnerId, head.Classification, head.Regions, head.Acl));
                decided[kind] = isSeen;
            }

            return isSeen;
        }
    }

    private static DocumentHead Newest(IGrouping<string, DocumentHead> versions)
    {
        if (versions.TryGetNonEnumeratedCount(out var count) && count == 1)
        {
            return versions.First(); // as of most documents
        }

        var head = versions.Foremost(each => each.Status, each => each.Version);
        return versions.Any(each => DocumentLine.IsPending(each.Status, each.Version, head.Version)) ? head with { HasDraft = true } : head;
    }

    // all that the decision depends on for one reader
    private AccessKind KindFor(Guid readerId) => new(OwnerId == readerId, Classification, KeyOf(Regions), KeyOf(Acl));

    // each text with its length, so that different lists never share a key
    private static string KeyOf(IList<string> list) =>
        list.Count == 0 ? "" : string.Concat(list.Select(each => FormattableString.Invariant($"{each.Length}:{each}")));

    private sealed record AccessKind(bool IsOwn, int Classification, string Regions, string Acl);
}

/// <summary>One version of a document.</summary>
internal readonly record struct ListedVersion(string Key, int Version);
