using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>The drafts that were sent for approval as they are: to save a draft again, or to send it back, raises its revision.</summary>
internal sealed class SentDrafts
{
    private readonly HashSet<(string Key, string Version, string Revision)> _sent;

    private SentDrafts(HashSet<(string Key, string Version, string Revision)> sent) => _sent = sent;

    /// <param name="keys">Documents to read about.</param>
    public static async Task<SentDrafts> ReadAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<string> keys,
        CancellationToken cancellationToken
    )
    {
        var entries = await db
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.ObjectKind == DocumentAudit.ObjectKind && keys.Contains(entry.ObjectId))
            .Where(entry => entry.Operation == SubmitVersion.Name && entry.Outcome == AuditOutcomes.Done)
            .Select(entry => new { entry.ObjectId, entry.DetailsJson })
            .ToListAsync(cancellationToken);
        return new([
            .. entries
                .Select(entry => (entry.ObjectId, Details: AuditReferences.Details(entry.DetailsJson)))
                .Select(entry =>
                    (entry.ObjectId, entry.Details.GetValueOrDefault("version") ?? "", entry.Details.GetValueOrDefault("revision") ?? "")
                ),
        ]);
    }

    /// <summary>Whether this draft was sent.</summary>
    public bool Has(string key, int version, long revision) =>
        _sent.Contains((key, version.ToString(CultureInfo.InvariantCulture), revision.ToString(CultureInfo.InvariantCulture)));
}
