using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>
/// What a move does to the clock of a case. A case that is opened again gets the time again that it was promised, counted from then: its old deadline says
/// nothing of the new work. In a state in which its service level waits the clock stands, and the deadline moves on by that time when the case leaves it.
/// </summary>
/// <param name="Working">Time that it is promised, where it is promised anew.</param>
public sealed record ClockChange(ClockMove Move, ClockState Before, ClockState After, TimeSpan? Working)
{
    /// <summary>Attribute of every event that changed a clock: how it stood before.</summary>
    internal const string BeforeAttribute = "clock_before";

    // how it left it, for whoever takes it back
    private const string AfterAttribute = "clock_after";

    /// <summary>What becomes of the clock where a step or an occurrence leads the case to a state; null where it goes on as it did.</summary>
    public static async Task<ClockChange?> FindAsync(
        ConsoleDbContext db,
        CaseRow row,
        StateMachine machine,
        StateMove next,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(next);
        if (row.ResolvedAt is not null)
        {
            var opens = !next.IsPast && !machine.IsSolved(next.State) && !machine.IsTerminal(next.State);
            return opens ? await RenewAsync(db, row, next, cancellationToken) : null;
        }

        return row.SlaLevelKey is null || string.Equals(row.Status, next.State, StringComparison.Ordinal)
            ? null
            : await PauseAsync(db, row, machine, next, cancellationToken);
    }

    /// <summary>Starts the first clock of a new case by the service level in force that is for it.</summary>
    public static async Task StartAsync(ConsoleDbContext db, CaseRow row, LevelTable levels, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(levels);
        var tier = await TierAsync(db, row, cancellationToken);
        levels.First(row, tier, [new(row.OpenedAt, row.Status)])?.PutOn(row);
    }

    public void Apply(CaseRow row) => After.PutOn(row);

    /// <summary>Notes on the event what became of the clock, and how it stood before and after.</summary>
    public void Note(IDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        ClockNote.Write(attributes, Move, After.Deadline, Working);
        attributes[BeforeAttribute] = Before.ToText();
        attributes[AfterAttribute] = After.ToText();
    }

    /// <summary>The clock that was in force before the event; null where it promised nothing anew.</summary>
    public static CaseClock? ClockBefore(IReadOnlyDictionary<string, string> attributes, DateTimeOffset openedAt) =>
        ClockNote.In(attributes) is { IsPromise: true } && ClockState.Read(attributes.GetValueOrDefault(BeforeAttribute)) is { } before
            ? new(before.StartedAt ?? openedAt, before.Known)
            : null;

    /// <summary>Puts back how the clock stood before the event, where it changed it and nothing was promised since.</summary>
    public static void TakeBack(CaseRow row, IReadOnlyDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        if (ClockState.Read(attributes.GetValueOrDefault(BeforeAttribute)) is not { } before)
        {
            return;
        }

        var now = ClockState.Of(row);
        var after = ClockState.Read(attributes.GetValueOrDefault(AfterAttribute)) ?? now;
        if (!after.RunsLike(now))
        {
            return;
        }

        // a later version that promises the same stays in force
        var isSameLevel = string.Equals(before.Level, after.Level, StringComparison.Ordinal);
        (isSameLevel && after != now ? before.ByLevelOf(now) : before).PutOn(row);
    }

    /// <summary>The tier of the customer of a case.</summary>
    public static Task<string?> TierAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return db
            .Accounts.Where(account => account.Key == row.AccountKey)
            .Select(account => account.Tier)
            .FirstOrDefaultAsync(cancellationToken);
    }

    private static async Task<ClockChange?> RenewAsync(
        ConsoleDbContext db,
        CaseRow row,
        StateMove next,
        CancellationToken cancellationToken
    )
    {
        var levels = await LevelTable.ReadAsync(db, cancellationToken);
        var before = ClockState.Of(row);
        if (levels.Of(row) is null && before.Deadline is { } told)
        {
            var working = levels.Between(row, SlaCalendars.StartOf(row), told);
            if (working > TimeSpan.Zero && levels.After(row.TypeKey, next.At, working) is { } end)
            {
                return new(ClockMove.Renewed, before, ClockState.Told(next.At, end), working);
            }
        }

        var tier = await TierAsync(db, row, cancellationToken);
        return (levels.Of(row) ?? levels.For(new(row.TypeKey, row.Priority, tier))) is { } level
            ? new(ClockMove.Renewed, before, levels.Stand(level, row, next.At, ClockPause.Of([next], level, next.At)), level.Target)
            : null;
    }

    private static async Task<ClockChange?> PauseAsync(
        ConsoleDbContext db,
        CaseRow row,
        StateMachine machine,
        StateMove next,
        CancellationToken cancellationToken
    )
    {
        var before = ClockState.Of(row);
        var promised = await ServiceLevel.ReadAsync(db, row, cancellationToken);
        if (promised?.Within(machine) is not { } level || level.WaitsIn(next.State) == before.PausedAt is not null)
        {
            return null;
        }

        if (before is { PausedAt: null, Deadline: null })
        {
            return null;
        }

        var moves = await StateMove.ReadAsync(db, row.Id, cancellationToken);
        var pauses = ClockPause.Of(moves.Append(next), level, SlaCalendars.StartOf(row));
        if (before.PausedAt is null)
        {
            return new(ClockMove.Paused, before, before.PausedSince(pauses[^1].From), null);
        }

        var levels = await LevelTable.ReadAsync(db, cancellationToken);
        return new(ClockMove.Resumed, before, levels.Stand(level, row, row.SlaStartedAt, pauses), null);
    }
}

/// <summary>What became of a clock.</summary>
public enum ClockMove
{
    /// <summary>The case was opened again and is promised the same again.</summary>
    Renewed,

    /// <summary>A service level was published and applied to open cases.</summary>
    Applied,
    Paused,
    Resumed,
}
