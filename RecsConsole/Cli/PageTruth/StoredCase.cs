using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Cli.PageTruth;

/// <summary>A case as in its rows, read independently of the recommender.</summary>
internal sealed record StoredCase(CaseRow Row, IReadOnlyList<CaseEventRow> Events, IReadOnlySet<string> Documents)
{
    /// <summary>The case was solved in time and stayed solved, see <see cref="EndingOracle"/>.</summary>
    public required bool EndedWell { get; init; }

    /// <summary>Steps with an action, latest last.</summary>
    public IEnumerable<CaseEventRow> StepsOf(string action) =>
        Events.Where(row => row.Kind is CaseEventKind.Action && Is(row.Activity, action));

    /// <summary>Whether the action was taken while the case was in a state.</summary>
    public bool Took(string action, string state) => StepsOf(action).Any(row => Is(row.FromState, state));

    /// <summary>
    /// Whether the action may be called what solved the case: it is recorded as that or, where only the last step is recorded, was done
    /// before it.
    /// </summary>
    public bool IsSolvedBy(string action) =>
        Is(Row.Resolution, action) || (!IsRecorded && StepsOf(action).Any(row => row.At <= Row.ResolvedAt));

    // a step before the one that brought the solution was named
    private bool IsRecorded =>
        Row.Resolution is { } recorded && StepsOf(recorded).Any() && StepsOf(recorded).All(row => row.At < Row.ResolvedAt);

    private static bool Is(string? one, string? other) => string.Equals(one, other, StringComparison.Ordinal);
}

/// <summary>Reads the rows of cases, each once.</summary>
internal sealed class StoredCases(ConsoleDbContext db, EndingOracle endings)
{
    private readonly Dictionary<string, StoredCase> _read = new(StringComparer.Ordinal);

    /// <summary>The case of a key.</summary>
    public async Task<StoredCase> OfAsync(string key, CancellationToken cancellationToken)
    {
        if (!_read.TryGetValue(key, out var record))
        {
            var row = await db.Cases.AsNoTracking().SingleAsync(found => found.Key == key, cancellationToken);
            var events = await db
                .CaseEvents.AsNoTracking()
                .Where(each => each.CaseId == row.Id)
                .OrderBy(each => each.Ordinal)
                .ToListAsync(cancellationToken);
            var documents = await db
                .CaseDocuments.Where(use => use.CaseId == row.Id)
                .Select(use => use.DocumentKey)
                .ToListAsync(cancellationToken);
            record = new(row, events, documents.ToHashSet(StringComparer.Ordinal)) { EndedWell = endings.EndedWell(row, events) };
            _read.Add(key, record);
        }

        return record;
    }
}
