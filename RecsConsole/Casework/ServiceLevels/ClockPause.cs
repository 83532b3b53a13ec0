using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>A time in which the clock of a case stood.</summary>
/// <param name="To">Null while it stands.</param>
public sealed record ClockPause(DateTimeOffset From, DateTimeOffset? To, string State)
{
    /// <summary>The times from the start of a clock on that a case spent in states in which its service level waits.</summary>
    /// <param name="moves">Every state that it came to, from its first.</param>
    public static IReadOnlyList<ClockPause> Of(IEnumerable<StateMove> moves, ServiceLevel level, DateTimeOffset start)
    {
        ArgumentNullException.ThrowIfNull(moves);
        ArgumentNullException.ThrowIfNull(level);
        List<ClockPause> pauses = [];
        StateMove? since = null;
        foreach (var move in moves.OrderBy(each => each.At))
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
        var stored = await Moves(db.CaseEvents).Where(row => row.CaseId == caseId).ToListAsync(cancellationToken);
        var added = db
            .ChangeTracker.Entries<CaseEventRow>()
            .Where(entry => entry.State == EntityState.Added && entry.Entity.CaseId == caseId)
            .Select(entry => entry.Entity);
        return [.. stored.Concat(added.Where(IsMove)).OrderBy(row => row.Ordinal).Select(Of)];
    }

    /// <summary>The states of all open cases, by case.</summary>
    public static async Task<ILookup<Guid, StateMove>> OfOpenCasesAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var stored = await Moves(db.CaseEvents)
            .Where(row => db.Cases.Any(found => found.Id == row.CaseId && found.IsOpen))
            .ToListAsync(cancellationToken);
        return stored.OrderBy(row => row.Ordinal).ToLookup(row => row.CaseId, Of);
    }

    private static IQueryable<CaseEventRow> Moves(IQueryable<CaseEventRow> rows) =>
        rows.AsNoTracking().Where(row => row.ToState != null && row.Kind != TakenBackStep.Kind);

    private static bool IsMove(CaseEventRow row) =>
        row.ToState is not null && !string.Equals(row.Kind, TakenBackStep.Kind, StringComparison.Ordinal);

    private static StateMove Of(CaseEventRow row) => new(row.At, row.ToState!);
}
