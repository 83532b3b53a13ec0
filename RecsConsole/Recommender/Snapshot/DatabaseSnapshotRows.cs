using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Database;

namespace RecsConsole.Recommender.Snapshot;

/// <summary>Reads the rows that a snapshot names from the database.</summary>
internal sealed class DatabaseSnapshotRows : ISnapshotRows
{
    private static readonly CompiledRead<Func<ConsoleDbContext, List<string>, IAsyncEnumerable<SnapshotDocument>>> s_documents = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<string> keys) =>
                db
                    .Documents.Where(row => keys.Contains(row.Key))
                    .Select(row => new SnapshotDocument(
                        row.Key,
                        row.Version,
                        row.Kind,
                        row.Status,
                        row.Language,
                        row.Regions,
                        row.Acl,
                        row.Classification,
                        row.IssueTypes,
                        row.PolicyKey,
                        row.OwnerId,
                        row.EffectiveFrom,
                        row.EffectiveTo,
                        row.ReviewBy,
                        row.UpdatedAt
                    ))
        )
    );

    private static readonly CompiledRead<Func<ConsoleDbContext, List<Guid>, IAsyncEnumerable<CaseRights>>> s_cases = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<Guid> ids) =>
                db
                    .Cases.Where(row => ids.Contains(row.Id) && !row.IsOpen)
                    .Select(row => new CaseRights(row.Id, row.Classification, row.Region, row.TeamKey, row.AssigneeId))
        )
    );

    private DatabaseSnapshotRows() { }

    public static DatabaseSnapshotRows Instance { get; } = new();

    public Task<List<SnapshotDocument>> ReadDocumentsAsync(ConsoleDbContext db, List<string> keys, CancellationToken cancellationToken) =>
        s_documents.For(db)(db, keys).ToListAsync(cancellationToken).AsTask();

    public Task<List<CaseRights>> ReadCasesAsync(ConsoleDbContext db, List<Guid> ids, CancellationToken cancellationToken) =>
        s_cases.For(db)(db, ids).ToListAsync(cancellationToken).AsTask();
}
