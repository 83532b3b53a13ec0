using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Undo;
using RecsConsole.Database;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>A time in which the clock of a case stood.</summary>
/// <param name="To">Null while it stands.</param>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset? To, string State)
{
    /// <summary>The times from the start of a clock on that a case spent in states in which its service level waits.</summary>
    /// <param name="moves">Every state that it came to, from its first, in the order in which they were written.</param>
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

    // the clocks of other systems differ from ours: what was written after something else was not before it
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

/// <summary>A state that a case came to.</summary>
public sealed record StateMove(DateTimeOffset At, string State)
{
    /// <summary>It is told with the case itself, and promises nothing anew.</summary>
    public bool IsPast { get; init; }

    /// <summary>The states of a case in their order, with those of events that are about to be saved.</summary>
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

    // a step that was taken back moved nothing
    private static IQueryable<StoredMove> Moves(IQueryable<CaseEventRow> rows) =>
        rows.Where(row => row.ToState != null && row.Kind != TakenBackStep.Kind)
            .OrderBy(row => row.CaseId)
            .ThenBy(row => row.Ordinal)
            .Select(row => new StoredMove(row.CaseId, new StateMove(row.At, row.ToState!)));

    private sealed record StoredMove(Guid CaseId, StateMove Move);
}
