using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Cards;

/// <summary>The similar cases behind a decision, as shown beside the case.</summary>
internal static class SimilarCaseCards
{
    private const int Max = 8;

    private static readonly CompiledRead<Func<ConsoleDbContext, List<Guid>, IAsyncEnumerable<CaseLabel>>> s_labels = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, List<Guid> ids) =>
                db
                    .Cases.Where(row => ids.Contains(row.Id))
                    .Select(row => new CaseLabel(
                        row.TenantId,
                        row.Id,
                        row.Key,
                        row.Title,
                        row.Classification,
                        row.Region,
                        row.TeamKey,
                        row.AssigneeId,
                        row.SolutionNoteId,
                        row.IsOpen ? null : row.Status
                    ))
        )
    );

    private static readonly CompiledRead<Func<ConsoleDbContext, List<Guid>, IAsyncEnumerable<NoteRow>>> s_solutions = new(() =>
        EF.CompileAsyncQuery((ConsoleDbContext db, List<Guid> ids) => db.Notes.AsNoTracking().Where(row => ids.Contains(row.Id)))
    );

    // The index may be older than a case's classification, so each case is checked again before its title is shown.
    public static async Task<IReadOnlyList<ShownSimilarCase>> ReadAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CaseSnapshot snapshot,
        CancellationToken cancellationToken
    )
    {
        var hits = snapshot.Visible.SimilarCases.Take(Max).ToList();
        var ids = hits.Select(hit => hit.CaseId).ToList();
        var rows = await s_labels.For(db)(db, ids).ToListAsync(cancellationToken);
        var visible = rows.Where(row => request.Check.Decide(AccessOperation.ViewCase, row.Resource).Permitted).ToDictionary(row => row.Id);
        var solutions = await SolutionsAsync(db, [.. visible.Values.Select(row => row.SolutionNoteId).OfType<Guid>()], cancellationToken);
        var likeness = new CaseSimilarity(request.Case, request.Search);
        var writer = new SimilarCaseWriter(
            SnapshotIndex.From(snapshot),
            request.Facts,
            snapshot.Shared.Workflow.Version,
            await TitlesAsync(db, hits, request.Facts, cancellationToken)
        );
        return
        [
            .. hits.Where(hit => visible.ContainsKey(hit.CaseId))
                .Select(hit => (Hit: hit, Row: visible[hit.CaseId]))
                .Select(each =>
                    writer.Write(each.Hit, each.Row.Key, each.Row.Title, likeness.Of(each.Hit)) with
                    {
                        Outcome = OutcomeLabels.Of(each.Hit, each.Row.EndedIn),
                        Solution = each.Row.SolutionNoteId is { } note ? solutions.GetValueOrDefault(note) : null,
                    }
                ),
        ];
    }

    private static async Task<IReadOnlyDictionary<Guid, string>> SolutionsAsync(
        ConsoleDbContext db,
        List<Guid> notes,
        CancellationToken cancellationToken
    ) =>
        notes.Count == 0
            ? new Dictionary<Guid, string>()
            : (await s_solutions.For(db)(db, notes).ToListAsync(cancellationToken)).ToDictionary(note => note.Id, note => note.Text);

    // No query while every step is still in the catalog.
    private static async Task<IReadOnlyDictionary<string, string>> TitlesAsync(
        ConsoleDbContext db,
        List<SimilarCaseHit> hits,
        TenantFacts facts,
        CancellationToken cancellationToken
    )
    {
        var untitled = SimilarCaseWriter.Untitled(hits, facts).ToList();
        return untitled.Count == 0
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : await ActionTitles.ReadAsync(db, untitled, cancellationToken);
    }

    private sealed record CaseLabel(
        Guid TenantId,
        Guid Id,
        string Key,
        string Title,
        int Classification,
        string? Region,
        string? Team,
        Guid? AssigneeId,
        Guid? SolutionNoteId,
        string? EndedIn
    )
    {
        public AccessResource Resource => AccessResources.OfCase(TenantId, Id, Classification, Region, Team, AssigneeId);
    }
}
