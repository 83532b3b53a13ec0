using RecsConsole.Database;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>The tenant's rows as they would be without the hidden objects, or with decoys in their place.</summary>
internal sealed class RedactedRows(SnapshotRequest request, HiddenObjects hidden, bool isScrambled) : ISnapshotRows
{
    private readonly ISnapshotRows _rows = request.Rows;

    public async Task<List<SnapshotDocument>> ReadDocumentsAsync(
        ConsoleDbContext db,
        List<string> keys,
        CancellationToken cancellationToken
    )
    {
        var rows = await _rows.ReadDocumentsAsync(db, keys, cancellationToken);
        return isScrambled
            ? [.. rows.Select(row => hidden.Documents.ContainsKey(row.Key) ? Decoy(row) : row)]
            : [.. rows.Where(row => !hidden.Documents.ContainsKey(row.Key))];
    }

    public async Task<List<CaseRights>> ReadCasesAsync(ConsoleDbContext db, List<Guid> ids, CancellationToken cancellationToken)
    {
        var rows = await _rows.ReadCasesAsync(db, ids, cancellationToken);
        return isScrambled ? rows : [.. rows.Where(row => !hidden.Cases.ContainsKey(row.Id))];
    }

    // the same permissions: all versions get those of the row that decided
    private SnapshotDocument Decoy(SnapshotDocument row) =>
        row with
        {
            Kind = "policy",
            Language = request.Case.Language,
            IssueTypes = [request.Case.IssueType],
            PolicyKey = null,
            OwnerId = request.Actor.PersonId,
            EffectiveFrom = null,
            EffectiveTo = null,
            ReviewBy = null,
            UpdatedAt = request.At,
        };
}
