using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>
/// What author and second person wrote about a draft. A draft counts as sent back while the latest comment is somebody else's and the draft
/// was not saved or sent again since.
/// </summary>
internal static class DraftComments
{
    /// <summary>The latest comment on each of these drafts, by key and version.</summary>
    public static async Task<Dictionary<(string Key, int Version), VersionCommentRow>> LatestAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .VersionComments.AsNoTracking()
            .Where(row => row.Noun == DocumentAudit.ObjectKind && keys.Contains(row.Key))
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        return rows.GroupBy(row => (row.Key, row.Version)).ToDictionary(group => group.Key, group => group.Last());
    }

    /// <summary>Whether the comment sent the draft back, and nothing came of it yet.</summary>
    public static bool SentBack(VersionCommentRow? latest, Guid? authorId, DateTimeOffset updatedAt) =>
        latest is not null && latest.ById != authorId && latest.At >= updatedAt;
}
