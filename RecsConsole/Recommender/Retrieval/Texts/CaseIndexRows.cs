using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.History;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Retrieval.Texts;

/// <summary>What the case index reads for many cases at once, with one query per kind of row.</summary>
internal static class CaseIndexRows
{
    public const int MaxSteps = 30;

    // what the first row of an imported log records about a case
    public static async Task<Dictionary<Guid, string>> ReadOpeningsAsync(
        ConsoleDbContext db,
        IReadOnlyDictionary<string, string> columns,
        IQueryable<Guid> ids,
        CancellationToken cancellationToken
    ) =>
        columns.Count == 0
            ? []
            : await db
                .CaseEvents.AsNoTracking()
                .Where(row => row.Ordinal == 1 && ids.Contains(row.CaseId))
                .ToDictionaryAsync(row => row.CaseId, row => row.AttributesJson, cancellationToken);

    // only the events that changed a clock, which are few among many
    public static async Task<ILookup<Guid, CaseEventRow>> ReadClocksAsync(
        ConsoleDbContext db,
        IQueryable<CaseRow> part,
        CancellationToken cancellationToken
    )
    {
        var ids = part.Where(row => row.SlaDeadline != null || row.SlaLevelKey != null).Select(row => row.Id);
        var rows = await db
            .CaseEvents.AsNoTracking()
            .Where(row => ids.Contains(row.CaseId) && row.AttributesJson.Contains(ClockChange.BeforeAttribute))
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Ordinal)
            .ToListAsync(cancellationToken);
        return rows.ToLookup(row => row.CaseId);
    }

    public static async Task<Dictionary<Guid, StepsRead>> ReadStepsAsync(
        ConsoleDbContext db,
        IQueryable<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var byCase = new Dictionary<Guid, StepsRead>();
        var shared = new Dictionary<(string, string?), SimilarCaseStep>();
        var rows = db
            .CaseEvents.AsNoTracking()
            .Where(row => row.Kind == CaseEventKind.Action && ids.Contains(row.CaseId))
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Ordinal)
            .Select(row => new
            {
                row.CaseId,
                row.Activity,
                row.FromState,
                row.ActorId,
                row.At,
                row.ToState,
            })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            // All histories consist of few distinct steps: each is kept in memory once.
            if (!shared.TryGetValue((row.Activity, row.FromState), out var step))
            {
                step = shared[(row.Activity, row.FromState)] = new(row.Activity, row.FromState);
            }

            if (!byCase.TryGetValue(row.CaseId, out var read))
            {
                read = byCase[row.CaseId] = new([], [], []) { First = new(row.Activity, row.ActorId, "{}") };
            }

            read.Course.Add(new(row.Activity, row.ActorId, row.At, row.FromState));
            read.Course.Add(new(row.Activity, row.ActorId, row.At, row.ToState));
            if (read.Steps.Count < MaxSteps)
            {
                read.Steps.Add(step);
                read.AddWorker(row.ActorId);
            }
        }

        return byCase;
    }

    public static async Task<Dictionary<Guid, List<string>>> ReadDocumentsAsync(
        ConsoleDbContext db,
        IQueryable<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var byCase = new Dictionary<Guid, List<string>>();
        var shared = new Dictionary<string, string>(StringComparer.Ordinal);
        var rows = db
            .CaseDocuments.AsNoTracking()
            .Where(row => ids.Contains(row.CaseId))
            .Select(row => new { row.CaseId, row.DocumentKey })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (!shared.TryGetValue(row.DocumentKey, out var key))
            {
                key = shared[row.DocumentKey] = row.DocumentKey;
            }

            if (!byCase.TryGetValue(row.CaseId, out var keys))
            {
                keys = byCase[row.CaseId] = [];
            }

            keys.Add(key);
        }

        foreach (var keys in byCase.Values)
        {
            keys.Sort(StringComparer.Ordinal);
        }

        return byCase;
    }
}

/// <summary>The steps of a case in their order.</summary>
internal sealed record StepsRead(List<SimilarCaseStep> Steps, List<Guid> Workers, List<CourseStep> Course)
{
    public static StepsRead None { get; } = new([], [], []);

    public FirstStep? First { get; init; }

    public IReadOnlyList<WorkedStep> Worked =>
        [.. Course.Chunk(2).Select(each => new WorkedStep(each[0].Activity, each[0].ToState, each[1].ToState))];

    public void AddWorker(Guid? worker)
    {
        if (worker is { } known && (Workers.Count == 0 || Workers[^1] != known))
        {
            Workers.Add(known);
        }
    }
}
