using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>A pause of the clock of a case.</summary>
/// <param name="To">Null while the pause lasts.</param>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset? To, string State)
{
    /// <summary>The pauses since the start of a clock: times in states in which the service level waits.</summary>
    /// <param name="moves">Every state the case entered, from the first, in the order of recording.</param>
    public static IReadOnlyList<ClockPause> Of(IEnumerable<StateMove> moves, ServiceLevel level, DateTimeOffset start)
    {
        ArgumentNullException.ThrowIfNull(moves);
        ArgumentNullException.ThrowIfNull(level);
        List<ClockPause> pauses = [];
        StateMove? since = null;
        foreach (var move in InTurn(moves))
        {
            if (since is { } stood && !string.Equals(stood.State, move.State, StringComparison.Ordinal))
            {
                Add(pauses, new(Later(stood.At, start), move.At, stood.State));
                since = null;
            }

            since ??= level.WaitsIn(move.State) ? move : null;
        }

        if (since is { } last)
        {
            pauses.Add(new(Later(last.At, start), null, last.State));
        }

        return pauses;
    }

    // clocks of other systems differ from ours: an event recorded later did not happen earlier
    private static IEnumerable<StateMove> InTurn(IEnumerable<StateMove> moves)
    {
        var latest = DateTimeOffset.MinValue;
        foreach (var move in moves)
        {
            latest = Later(move.At, latest);
            yield return move with
            {
                At = latest,
            };
        }
    }

    private static void Add(List<ClockPause> pauses, ClockPause pause)
    {
        if (pause.To > pause.From)
        {
            pauses.Add(pause);
        }
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}

/// <summary>A state entered by a case.</summary>
public sealed record StateMove(DateTimeOffset At, string State)
{
    /// <summary>Imported with the case itself; it does not renew the promise.</summary>
    public bool IsPast { get; init; }

    /// <summary>The states of a case in order, including those of unsaved events.</summary>
    public static async Task<IReadOnlyList<StateMove>> ReadAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var stored = await Moves(db.CaseEvents.Where(row => row.CaseId == caseId)).ToListAsync(cancellationToken);
        var added = db
            .ChangeTracker.Entries<CaseEventRow>()
            .Where(entry => entry.State == EntityState.Added && entry.Entity is { ToState: not null } row && row.CaseId == caseId)
            .OrderBy(entry => entry.Entity.Ordinal)
            .Select(entry => new StateMove(entry.Entity.At, entry.Entity.ToState!));
        return [.. stored.Select(each => each.Move), .. added];
    }

    /// <summary>The states of all open cases, by case.</summary>
    public static async Task<ILookup<Guid, StateMove>> OfOpenCasesAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var ofOpen = db.CaseEvents.Where(row => db.Cases.Any(found => found.Id == row.CaseId && found.IsOpen));
        var stored = await Moves(ofOpen).ToListAsync(cancellationToken);
        return stored.ToLookup(each => each.CaseId, each => each.Move);
    }

    /// <summary>The states of some cases, open or closed, by case.</summary>
    public static async Task<ILookup<Guid, StateMove>> OfCasesAsync(
        ConsoleDbContext db,
        IReadOnlyCollection<Guid> caseIds,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var stored = await Moves(db.CaseEvents.Where(row => caseIds.Contains(row.CaseId))).ToListAsync(cancellationToken);
        return stored.ToLookup(each => each.CaseId, each => each.Move);
    }

    // an undone step changed no state
    private static IQueryable<StoredMove> Moves(IQueryable<CaseEventRow> rows) =>
        rows.Where(row => row.ToState != null && row.Kind != CaseEventKind.TakenBack)
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Ordinal)
            .Select(row => new StoredMove(row.CaseId, new StateMove(row.At, row.ToState!)));

    private sealed record StoredMove(Guid CaseId, StateMove Move);
}
