using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
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

    // the events besides moves and edits that may change a clock
    private static readonly string[] s_promises = [CaseActivities.ServiceLevel, CaseActivities.CustomerTerms, RemoteEvents.Due];

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

    /// <summary>The events that may have renewed the clocks of some cases, in order; without those that record changed fields.</summary>
    public static async Task<ILookup<Guid, CaseEventRow>> ReadClocksAsync(
        ConsoleDbContext db,
        IQueryable<CaseRow> part,
        CancellationToken cancellationToken
    )
    {
        // by columns that are not encrypted: the database cannot look into the note about the clock
        var ids = part.Select(row => row.Id);
        var promised = await db
            .CaseEvents.AsNoTracking()
            .Where(row => row.Kind == CaseEventKind.System && s_promises.Contains(row.Activity) && ids.Contains(row.CaseId))
            .ToListAsync(cancellationToken);
        // a step renews the clock of a case that it opens again, and then the clock has a start of its own
        var renewed = part.Where(row => row.SlaStartedAt != null).Select(row => row.Id);
        var moved = await db
            .CaseEvents.AsNoTracking()
            .Where(row => row.ToState != null && row.FromState != row.ToState && renewed.Contains(row.CaseId))
            .ToListAsync(cancellationToken);
        return promised.Concat(moved).OrderBy(row => row.Ordinal).ToLookup(row => row.CaseId);
    }

    public static async Task<Dictionary<Guid, StepsRead>> ReadStepsAsync(
        ConsoleDbContext db,
        IQueryable<Guid> ids,
        CancellationToken cancellationToken
    )
    {
        var byCase = new Dictionary<Guid, StepsRead>();
        var shared = new Dictionary<(string Activity, string? FromState), SimilarCaseStep>();
        var rows = db
            .CaseEvents.AsNoTracking()
            .Where(row =>
                // steps, and what else CaseOutcome counts
                (row.Kind == CaseEventKind.Action || (row.ToState != null && row.Kind != CaseEventKind.TakenBack))
                && ids.Contains(row.CaseId)
            )
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Ordinal)
            .Select(row => new
            {
                row.CaseId,
                row.Kind,
                row.Activity,
                row.FromState,
                row.ActorId,
                row.At,
                row.ToState,
            })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            if (!byCase.TryGetValue(row.CaseId, out var read))
            {
                read = byCase[row.CaseId] = new([], [], [], []);
            }

            read.Course.Add(new(row.Activity, row.ActorId, row.At, row.ToState) { IsAction = row.Kind is CaseEventKind.Action });
            if (row.Kind is CaseEventKind.Action)
            {
                read.Add(new(row.At, row.ActorId, new(row.Activity, row.FromState, row.ToState)), shared);
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

/// <summary>What a case index reads of the history of a case, in order.</summary>
/// <param name="Steps">The first steps.</param>
/// <param name="Workers">Who took them.</param>
/// <param name="Taken">Every step.</param>
/// <param name="Course">Every change of the state, by steps and by other events.</param>
internal sealed record StepsRead(List<SimilarCaseStep> Steps, List<Guid> Workers, List<TakenStep> Taken, List<CourseStep> Course)
{
    public static StepsRead None { get; } = new([], [], [], []);

    public FirstStep? First { get; private set; }

    public IReadOnlyList<WorkedStep> Worked => [.. Taken.Select(each => each.Step)];

    /// <summary>Adds a step. All histories consist of few distinct steps: each is kept in memory once.</summary>
    public void Add(TakenStep taken, Dictionary<(string Activity, string? FromState), SimilarCaseStep> shared)
    {
        var (activity, fromState) = (taken.Step.Activity, taken.Step.From);
        First ??= new(activity, taken.PersonId, "{}");
        Taken.Add(taken);
        if (Steps.Count == CaseIndexRows.MaxSteps)
        {
            return;
        }

        if (!shared.TryGetValue((activity, fromState), out var step))
        {
            step = shared[(activity, fromState)] = new(activity, fromState);
        }

        Steps.Add(step);
        if (taken.PersonId is { } known && (Workers.Count == 0 || Workers[^1] != known))
        {
            Workers.Add(known);
        }
    }
}

/// <summary>A step of a case, with when and by whom it was taken.</summary>
internal readonly record struct TakenStep(DateTimeOffset At, Guid? PersonId, WorkedStep Step);
