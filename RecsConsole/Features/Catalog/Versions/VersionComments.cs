using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Engine.Canonical;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>
/// Comments on the steps of a version's life cycle. The audit trail refers to the row and records its hash, so that tampering shows.
/// </summary>
internal static class VersionComments
{
    /// <summary>Adds the comment's reference to the details of its audit entry.</summary>
    public static void AddTo(Dictionary<string, string> details, VersionCommentRow comment)
    {
        details[VersionCommentKeys.Id] = comment.Id.ToString("D");
        details[VersionCommentKeys.Hash] = CanonicalHash.Of(Encoding.UTF8.GetBytes(comment.Text));
    }

    /// <summary>The comment that an audit entry refers to; null when there is none.</summary>
    public static async Task<string?> OfAsync(ConsoleDbContext db, AuditEntryRow? entry, CancellationToken cancellationToken) =>
        entry is not null && IdOf(entry) is { } id
            ? await db.VersionComments.Where(row => row.Id == id).Select(row => row.Text).FirstOrDefaultAsync(cancellationToken)
            : null;

    /// <summary>All comments on an item, by the id in its audit entries.</summary>
    public static Task<Dictionary<Guid, string>> OfItemAsync(
        ConsoleDbContext db,
        string noun,
        string key,
        CancellationToken cancellationToken
    ) =>
        db
            .VersionComments.AsNoTracking()
            .Where(row => row.Noun == noun && row.Key == key)
            .ToDictionaryAsync(row => row.Id, row => row.Text, cancellationToken);

    public static Guid? IdOf(AuditEntryRow entry)
    {
        using var details = JsonDocument.Parse(entry.DetailsJson);
        return details.RootElement.TryGetProperty(VersionCommentKeys.Id, out var value) && Guid.TryParse(value.GetString(), out var id)
            ? id
            : null;
    }
}
