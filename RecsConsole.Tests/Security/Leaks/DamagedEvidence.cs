using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Security.Leaks;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Texts;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Tests.Security.Leaks;

/// <summary>Simulates the product with one of its permission checks deleted, for everything that a snapshot reads.</summary>
internal static class DamagedEvidence
{
    /// <summary>The scan of documents checks no permission.</summary>
    public static LeakEvidence WithOpenDocumentScan(LeakEvidence evidence, ConsoleDbContext db)
    {
        var builder = new TextPartBuilder<IndexedDocument>(TextIndexKind.Documents, null);
        foreach (var text in DocumentIndexDocuments.ReadAsync(db, null, CancellationToken.None).ToBlockingEnumerable())
        {
            builder.Add(text with { Text = text.Text with { Access = Open(text.Text.Access) } });
        }

        return evidence with
        {
            Search = evidence.Search with { Documents = new(TextIndexKind.Documents, builder.Build(null)) },
        };
    }

    /// <summary>The scan of cases checks no permission.</summary>
    public static LeakEvidence WithOpenCaseScan(LeakEvidence evidence, ConsoleDbContext db) =>
        evidence with
        {
            Search = evidence.Search with
            {
                Cases = CaseIndex.From(
                    CaseIndexDocuments
                        .ReadAllAsync(db, CancellationToken.None)
                        .ToBlockingEnumerable()
                        .Select(text => text with { Text = text.Text with { Access = Open(text.Text.Access) } })
                ),
            },
        };

    /// <summary>Counting over history checks no permission, or none for one case.</summary>
    public static LeakEvidence WithOpenHistory(LeakEvidence evidence, ConsoleDbContext db, Guid? only = null)
    {
        var cases = CaseIndex.From(
            CaseIndexDocuments
                .ReadAllAsync(db, CancellationToken.None)
                .ToBlockingEnumerable()
                .Select(text =>
                    only is null || text.Facts.Id == only
                        ? text with
                        {
                            Facts = text.Facts with { Access = Open(text.Facts.Access) },
                        }
                        : text
                )
        );
        var statistics = new CaseStatistics(cases.FinishedInBase, LabelWindows.Default);
        return evidence with { Search = evidence.Search with { Cases = cases, Statistics = statistics } };
    }

    /// <summary>Everybody may read the rows that a snapshot names.</summary>
    public static LeakEvidence WithOpenRows(LeakEvidence evidence) => evidence with { Rows = new OpenRows(evidence.Rows) };

    public static AccessResource Open(AccessResource access) =>
        access with
        {
            Classification = Classifications.Public,
            Regions = [],
            Acl = [],
        };

    private sealed class OpenRows(ISnapshotRows rows) : ISnapshotRows
    {
        public async Task<List<SnapshotDocument>> ReadDocumentsAsync(
            ConsoleDbContext db,
            List<string> keys,
            CancellationToken cancellationToken
        ) =>
            [
                .. (await rows.ReadDocumentsAsync(db, keys, cancellationToken)).Select(row =>
                    row with
                    {
                        Classification = Classifications.Public,
                        Regions = [],
                        Acl = [],
                    }
                ),
            ];

        public async Task<List<CaseRights>> ReadCasesAsync(ConsoleDbContext db, List<Guid> ids, CancellationToken cancellationToken) =>
            [
                .. (await rows.ReadCasesAsync(db, ids, cancellationToken)).Select(row =>
                    row with
                    {
                        Classification = Classifications.Public,
                        Region = null,
                    }
                ),
            ];
    }
}
