using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>
/// Effect of a state change on the clock of a case. A reopened case gets the promised time again, counted from the reopening: the old
/// deadline says nothing about the new work. In a state in which its service level waits, the clock is paused, and the deadline moves by
/// the length of the pause when the case leaves that state.
/// </summary>
/// <param name="Working">The promised time, if the promise is renewed.</param>
public sealed record ClockChange(ClockMove Move, ClockState Before, ClockState After, TimeSpan? Working)
{
    /// <summary>Attribute of every event that changed a clock: the clock before.</summary>
    internal const string BeforeAttribute = "clock_before";

    /// <summary>Attribute of an event that changed a clock since the case type got another calendar: that calendar.</summary>
    public const string CalendarAttribute = "calendar";

    // the clock after, for the undo
    private const string AfterAttribute = "clock_after";

    /// <summary>Change of the clock when a step or an occurrence leads to a state; null when it just continues.</summary>
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

    /// <summary>Starts the first clock of a new case, using the applicable service level in force.</summary>
    public static async Task StartAsync(ConsoleDbContext db, CaseRow row, LevelTable levels, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(levels);
        var tier = await TierAsync(db, row, cancellationToken);
        levels.First(row, tier, [new(row.OpenedAt, row.Status)])?.PutOn(row);
    }

    public void Apply(CaseRow row) => After.PutOn(row);

    /// <summary>Adds the change, and the clock before and after, to the attributes of the event.</summary>
    public void Note(IDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        ClockNote.Write(attributes, Move, After.Deadline, Working);
        attributes[BeforeAttribute] = Before.ToText();
        attributes[AfterAttribute] = After.ToText();
    }

    /// <summary>The clock before the event; null if the event did not renew the promise.</summary>
    public static CaseClock? ClockBefore(IReadOnlyDictionary<string, string> attributes, DateTimeOffset openedAt) =>
        ClockNote.In(attributes) is { IsPromise: true } && ClockState.Read(attributes.GetValueOrDefault(BeforeAttribute)) is { } before
            ? new(before.StartedAt ?? openedAt, before.Known)
            : null;

    /// <summary>Restores the clock before the event, if the event changed it and the promise was not renewed since.</summary>
    public static void TakeBack(CaseRow row, IReadOnlyDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        if (ClockState.Read(attributes.GetValueOrDefault(BeforeAttribute)) is not { } before)
        {
            return;
        }

        var now = ClockState.From(row);
        var after = ClockState.Read(attributes.GetValueOrDefault(AfterAttribute)) ?? now;
        if (!after.RunsLike(now))
        {
            return;
        }

        // a later version with the same promise stays in force
        var isSameLevel = string.Equals(before.Level, after.Level, StringComparison.Ordinal);
        (isSameLevel && after != now ? before.ByLevelOf(now) : before).PutOn(row);
    }

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
        var before = ClockState.From(row);
        if (levels.Of(row) is null && before.Deadline is { } told)
        {
            var working = levels.Between(row, CaseTypeCalendars.StartOf(row), told);
            if (working > TimeSpan.Zero && levels.After(row.TypeKey, next.At, working) is { } end)
            {
                return new(ClockMove.Renewed, before, ClockState.External(next.At, end), working);
            }
        }

        var tier = await TierAsync(db, row, cancellationToken);
        return (levels.Of(row) ?? levels.For(new(row.TypeKey, row.Priority, tier))) is { } level
            ? new(ClockMove.Renewed, before, levels.ClockOf(level, row, next.At, ClockPause.Of([next], level, next.At)), level.Target)
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
        var before = ClockState.From(row);
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
        var pauses = ClockPause.Of(moves.Append(next), level, CaseTypeCalendars.StartOf(row));
        if (before.PausedAt is null)
        {
            return new(ClockMove.Paused, before, before.PausedSince(pauses[^1].From), null);
        }

        var levels = await LevelTable.ReadAsync(db, cancellationToken);
        return new(ClockMove.Resumed, before, levels.ClockOf(level, row, row.SlaStartedAt, pauses), null);
    }
}

public enum ClockMove
{
    /// <summary>The case was reopened and gets the promised time again.</summary>
    Renewed,

    /// <summary>
    /// A service level was applied to an open case: one that was published, the one of the customer's tier, or its own by another calendar.
    /// </summary>
    Applied,
    Paused,
    Resumed,

    /// <summary>The due date of the ticket in the other system decides from now on, or no longer does.</summary>
    Told,

    /// <summary>Nothing is promised any more, since the customer has another tier.</summary>
    Ended,
}
