using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Past;

/// <summary>
/// The documents in force at an instant, in any version. Their texts are today's: older versions are not searched, so a rewritten document
/// is found by its current text.
/// </summary>
internal sealed class PastDocuments
{
    private static readonly DocumentStatus[] s_everShown = [DocumentStatus.Effective, DocumentStatus.Superseded, DocumentStatus.Expired];
    private ILookup<string, Span>? _spans;

    public async Task<IReadOnlyList<DocumentHit>> AtAsync(
        ConsoleDbContext db,
        IReadOnlyList<DocumentHit> hits,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        _spans ??= (
            await db
                .Documents.AsNoTracking()
                .Where(row => s_everShown.Contains(row.Status))
                .Select(row => new
                {
                    row.Key,
                    row.EffectiveFrom,
                    row.EffectiveTo,
                })
                .ToListAsync(cancellationToken)
        ).ToLookup(row => row.Key, row => new Span(row.EffectiveFrom, row.EffectiveTo), StringComparer.Ordinal);
        return
        [
            .. hits.Where(hit => _spans[hit.Key].Any(span => span.Covers(at)))
                .Select(hit => hit with { EffectiveFrom = null, EffectiveTo = null, UpdatedAt = hit.UpdatedAt > at ? at : hit.UpdatedAt }),
        ];
    }

    private sealed record Span(DateTimeOffset? From, DateTimeOffset? To)
    {
        public bool Covers(DateTimeOffset at) => (From is null || From <= at) && (To is null || at < To);
    }
}
