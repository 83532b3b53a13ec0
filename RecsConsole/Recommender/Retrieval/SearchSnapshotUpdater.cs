using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Retrieval.Embeddings;
using RecsConsole.Recommender.Retrieval.Indexes;
using RecsConsole.Recommender.Retrieval.Masking;
using RecsConsole.Recommender.Retrieval.Texts;

namespace RecsConsole.Recommender.Retrieval;

/// <summary>Updates a snapshot with what changed, without reading or building the rest again.</summary>
public sealed class SearchSnapshotUpdater(TenantDb tenantDb)
{
    // Ids are assigned before their transaction commits: a change below the mark may have been committed later.
    private const int Overlap = 500;
    private const int MaxChanges = 3_000;

    /// <summary>
    /// The snapshot brought up to date with what changed while it was being built. IsAll: too much changed, or it is unknown what, so it
    /// must be rebuilt.
    /// </summary>
    internal async Task<(SearchSnapshot Snapshot, bool IsAll)> CaughtUpAsync(SearchSnapshot snapshot, CancellationToken cancellationToken)
    {
        await using var db = await OpenAsync(snapshot, cancellationToken);
        var presence = ChangeKind.Presence.ToCode(); // says nothing of what is indexed, and comes often
        var rows = await db
            .Changes.AsNoTracking()
            .Where(row => row.TenantId == snapshot.TenantId && row.Id > snapshot.Mark - Overlap && row.Kind != presence)
            .OrderByDescending(row => row.Id)
            .Take(MaxChanges)
            .ToListAsync(cancellationToken);
        var moved = new ChangedKeys();
        foreach (var row in rows)
        {
            // an import before the mark is already in the rows that were read
            if (
                Enum.TryParse<ChangeKind>(row.Kind, ignoreCase: true, out var kind)
                && (row.Id > snapshot.Mark || !ChangedKeys.AppliesToAll(kind, row.Key))
            )
            {
                moved.Add(kind, row.Key);
            }
        }

        return moved.IsAll || rows.Count == MaxChanges
            ? (snapshot, true)
            : (await FollowAsync(db, snapshot, moved, cancellationToken), false);
    }

    /// <summary>The snapshot updated with these changes.</summary>
    internal async Task<SearchSnapshot> FollowedAsync(SearchSnapshot snapshot, ChangedKeys moved, CancellationToken cancellationToken)
    {
        await using var db = await OpenAsync(snapshot, cancellationToken);
        return await FollowAsync(db, snapshot, moved, cancellationToken);
    }

    private Task<ConsoleDbContext> OpenAsync(SearchSnapshot snapshot, CancellationToken cancellationToken) =>
        tenantDb.OpenAsync(Actor.Job(snapshot.TenantId), cancellationToken);

    private static async Task<SearchSnapshot> FollowAsync(
        ConsoleDbContext db,
        SearchSnapshot snapshot,
        ChangedKeys moved,
        CancellationToken cancellationToken
    )
    {
        var (cases, people) = (Keys(moved.Cases), Keys(moved.People));
        var next = snapshot with
        {
            Mask = snapshot.Mask?.With(await KnownNameReader.OfChangedAsync(db, moved.Cases, moved.People, cancellationToken)),
            Documents = await FollowAsync(
                snapshot.Documents,
                moved.Documents,
                DocumentIndexDocuments.ReadAsync(db, moved.Documents, cancellationToken),
                new(db, snapshot.Model, TextKind.Document),
                cancellationToken
            ),
            Cases = new(
                await FollowAsync(
                    snapshot.Cases.Texts,
                    cases,
                    CaseIndexDocuments.ReadAsync(db, moved.Cases, cancellationToken),
                    new(db, snapshot.Model, TextKind.Case),
                    cancellationToken
                )
            ),
            Actions = await FollowAsync(
                snapshot.Actions,
                moved.Actions,
                ActionIndexDocuments.ReadAsync(db, moved.Actions, cancellationToken),
                new(db, snapshot.Model, TextKind.Action),
                cancellationToken
            ),
            People = await FollowAsync(
                snapshot.People,
                people,
                PersonIndexDocuments.ReadAsync(db, moved.People, cancellationToken),
                new(db, snapshot.Model, TextKind.Person),
                cancellationToken
            ),
        };
        return HaveRightsChanged(snapshot.Cases, next.Cases, cases) ? Uncounted(next) : next;
    }

    private static SearchSnapshot Uncounted(SearchSnapshot snapshot) =>
        snapshot with
        {
            Statistics = CaseStatistics.None,
            IsUncounted = true,
        };

    // The statistics count a case in the access class that it had when the base was built.
    private static bool HaveRightsChanged(CaseIndex before, CaseIndex after, List<string> moved) =>
        moved.Exists(key =>
            before.Texts.BaseFactsOf(key) is { IsOpen: false } counted
            && (after.Texts.FactsOf(key) is not { } now || !AccessClasses.AreAlike(AccessOperation.ViewCase, counted.Access, now.Access))
        );

    private static async Task<TextIndex<TFacts>> FollowAsync<TFacts>(
        TextIndex<TFacts> index,
        IReadOnlyCollection<string> moved,
        IAsyncEnumerable<IndexedText<TFacts>> texts,
        VectorSource source,
        CancellationToken cancellationToken
    )
        where TFacts : class
    {
        if (moved.Count == 0)
        {
            return index;
        }

        var now = new List<IndexedText<TFacts>>(moved.Count);
        await foreach (var text in texts.WithCancellation(cancellationToken))
        {
            now.Add(text);
        }

        var vectors = await SearchModels.VectorsAsync(source.Db, source.Model, source.Kind, moved, cancellationToken);
        return index.With(moved, now, vectors);
    }

    private static List<string> Keys(HashSet<Guid> ids) => [.. ids.Select(id => id.ToString("D"))];

    private sealed record VectorSource(ConsoleDbContext Db, SearchModel? Model, TextKind Kind);
}
