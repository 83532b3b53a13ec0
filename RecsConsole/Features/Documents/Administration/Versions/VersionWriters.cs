using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Proposals;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>
/// Who wrote versions, besides the author of the row: the trail is the record, because its entries are immutable and the row names the last
/// writer only.
/// </summary>
internal static class VersionWriters
{
    /// <summary>The people who created a key that wrote on a version, by key and version: none of them may approve it (R133).</summary>
    public static async Task<ILookup<(string Key, int Version), Guid>> KeyMakersAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        var saves = await SavesAsync(db, keys, cancellationToken);
        return saves.Where(save => save.MakerId is not null).ToLookup(save => (save.Key, save.Version), save => save.MakerId!.Value);
    }

    /// <summary>The same for one version.</summary>
    public static async Task<IReadOnlySet<Guid>> KeyMakersOfAsync(
        ConsoleDbContext db,
        DocumentRow row,
        CancellationToken cancellationToken
    ) => (await KeyMakersAsync(db, [row.Key], cancellationToken))[(row.Key, row.Version)].ToHashSet();

    /// <summary>Whether a person wrote on the draft in the console.</summary>
    public static async Task<bool> IsByHandAsync(ConsoleDbContext db, DocumentRow draft, CancellationToken cancellationToken)
    {
        var saves = (await SavesAsync(db, [draft.Key], cancellationToken)).Where(save => save.Version == draft.Version);
        return KeyWriting.IsByHand([.. saves.Select(save => save.Details)], draft.AuthorId);
    }

    private static async Task<IReadOnlyList<VersionSave>> SavesAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == DocumentAudit.ObjectKind && keys.Contains(entry.ObjectId))
            .Where(entry => entry.Operation == DocumentAudit.Saved && entry.Outcome == AuditOutcomes.Done)
            .Select(entry => new { entry.ObjectId, entry.DetailsJson })
            .ToListAsync(cancellationToken);
        return [.. entries.Select(entry => VersionSave.From(entry.ObjectId, entry.DetailsJson))];
    }

    private sealed record VersionSave(string Key, int Version, string Details)
    {
        public Guid? MakerId => KeyWriting.MakerOf(Details);

        public static VersionSave From(string key, string details)
        {
            var version = AuditReferences.Details(details).GetValueOrDefault("version");
            return new(key, int.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0, details);
        }
    }
}
