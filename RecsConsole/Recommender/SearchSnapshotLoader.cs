using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Text;
using RecsConsole.Platform;

namespace RecsConsole.Recommender;

/// <summary>Reads what a tenant's indexes are built from.</summary>
public sealed class SearchSnapshotLoader(TenantDb tenantDb)
{
    /// <summary>The latest finished cases kept in memory: enough for any history a suggestion should rest on, and bounded.</summary>
    public const int MostCases = 100_000;

    private const int MostSteps = 30;

    /// <summary>Builds a snapshot of the tenant as it is now.</summary>
    public async Task<SearchSnapshot> LoadAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var mark =
            await db
                .Changes.Where(row => row.TenantId == actor.TenantId)
                .MaxAsync(row => (long?)row.Id, cancellationToken)
            ?? 0;
        var documents = await ReadDocumentsAsync(db, cancellationToken);
        var cases = await ReadCasesAsync(db, cancellationToken);
        return new(actor.TenantId, mark, new DocumentIndex(documents), new CaseIndex(cases));
    }

    private static async Task<List<IndexedDocument>> ReadDocumentsAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Documents.AsNoTracking()
            .Where(row => row.Status == "effective" && row.Text != "")
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.GroupBy(row => row.Key, StringComparer.Ordinal)
                .Select(group => group.MaxBy(row => row.Version)!)
                .OrderBy(row => row.Key, StringComparer.Ordinal)
                .Select(row => new IndexedDocument(
                    row.Key,
                    row.Version,
                    row.Title,
                    [.. row.IssueTypes],
                    AccessResources.Of(row),
                    Passages.Of(row.Text)
                )),
        ];
    }

    private static async Task<List<IndexedCase>> ReadCasesAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Cases.AsNoTracking()
            .Where(row => !row.IsOpen && row.ResolvedAt != null)
            .OrderByDescending(row => row.ResolvedAt)
            .ThenBy(row => row.Id)
            .Take(MostCases)
            .ToListAsync(cancellationToken);
        var steps = await ReadStepsAsync(db, cancellationToken);
        var documents = (
            await db
                .CaseDocuments.AsNoTracking()
                .Select(row => new { row.CaseId, row.DocumentKey })
                .ToListAsync(cancellationToken)
        ).ToLookup(row => row.CaseId, row => row.DocumentKey);
        return
        [
            .. rows.OrderBy(row => row.Id)
                .Select(row =>
                    ToIndexed(row, steps.GetValueOrDefault(row.Id) ?? [], documents[row.Id])
                ),
        ];
    }

    private static async Task<Dictionary<Guid, List<SimilarCaseStep>>> ReadStepsAsync(
        ConsoleDbContext db,
        CancellationToken cancellationToken
    )
    {
        var byCase = new Dictionary<Guid, List<SimilarCaseStep>>();
        var shared = new Dictionary<(string, string?), SimilarCaseStep>();
        var finished = db
            .Cases.Where(row => !row.IsOpen && row.ResolvedAt != null)
            .Select(row => row.Id);
        var rows = db
            .CaseEvents.AsNoTracking()
            .Where(row => row.Kind == "action" && finished.Contains(row.CaseId))
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Ordinal)
            .Select(row => new
            {
                row.CaseId,
                row.Activity,
                row.FromState,
            })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            // Few distinct steps make up all histories: each is kept once.
            if (!shared.TryGetValue((row.Activity, row.FromState), out var step))
            {
                step = shared[(row.Activity, row.FromState)] = new(row.Activity, row.FromState);
            }

            if (!byCase.TryGetValue(row.CaseId, out var steps))
            {
                steps = byCase[row.CaseId] = [];
            }

            if (steps.Count < MostSteps)
            {
                steps.Add(step);
            }
        }

        return byCase;
    }

    private static IndexedCase ToIndexed(
        CaseRow row,
        List<SimilarCaseStep> steps,
        IEnumerable<string> documents
    ) =>
        new(
            row.Id,
            row.Title,
            row.Description,
            row.IssueType,
            row.Product,
            row.Resolution,
            row.ResolvedById,
            row.SlaMet,
            row.Reopened,
            (int)Math.Round((row.ResolvedAt!.Value - row.OpenedAt).TotalHours),
            row.ProcessVersion,
            row.ResolvedAt.Value,
            steps,
            [.. documents.Order(StringComparer.Ordinal)],
            AccessResources.Of(row)
        );
}
