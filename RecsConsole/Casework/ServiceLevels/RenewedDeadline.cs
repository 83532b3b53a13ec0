using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>
/// A case that is opened again gets the working time again that it was promised, counted from then: its old deadline says nothing of the new work. What was
/// promised is what lay between its opening and its deadline, with what its customer's tier made of it; without a deadline it is what its kind of case
/// promises for its priority.
/// </summary>
public sealed record RenewedDeadline(DateTimeOffset Start, DateTimeOffset Deadline, TimeSpan Working)
{
    private const string DeadlineAttribute = "deadline";
    private const string MinutesAttribute = "promised_minutes";
    private const string BeforeAttribute = "deadline_before";
    private const string StartBeforeAttribute = "clock_before";

    // by the wall, beyond the longest closure; promised working time may take a working week for each day of it
    private const int DaysAhead = 60;
    private const int WallForWorking = 10;

    /// <summary>The new deadline of a case that a step or an occurrence leads to another state; null where that opens nothing again, or nothing is promised.</summary>
    public static async Task<RenewedDeadline?> FindAsync(
        ConsoleDbContext db,
        CaseRow row,
        StateMachine machine,
        string next,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(machine);
        if (row.ResolvedAt is null || machine.IsSolved(next) || machine.IsTerminal(next))
        {
            return null;
        }

        var calendars = await SlaCalendars.ReadAsync(db, cancellationToken);
        return (PromisedTo(row, calendars) ?? await PromisedAsync(db, row, cancellationToken)) is { } working
            ? From(row, calendars, at, working)
            : null;
    }

    /// <summary>The first deadline of a case: what its kind promises for its priority, from its opening; null where nothing is promised.</summary>
    public static async Task<DateTimeOffset?> FirstAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(row);
        return await PromisedAsync(db, row, cancellationToken) is { } working
            ? From(row, await SlaCalendars.ReadAsync(db, cancellationToken), row.OpenedAt, working)?.Deadline
            : null;
    }

    private static RenewedDeadline? From(CaseRow row, SlaCalendars calendars, DateTimeOffset at, TimeSpan working)
    {
        var spans = calendars.Resolve(row.TypeKey, at, at.AddDays(DaysAhead) + (WallForWorking * working));
        return spans.Add(at.ToUnixTimeMilliseconds(), (long)working.TotalMilliseconds) is { } end
            ? new(at, DateTimeOffset.FromUnixTimeMilliseconds(end), working)
            : null;
    }

    private static async Task<TimeSpan?> PromisedAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken) =>
        PromisedBy(
            await db
                .CaseTypes.Where(type => type.Key == row.TypeKey)
                .Select(type => type.SlaHoursJson)
                .FirstOrDefaultAsync(cancellationToken),
            row.Priority
        );

    /// <summary>Starts the clock of the case anew.</summary>
    public void Apply(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        (row.SlaStartedAt, row.SlaDeadline) = (Start, Deadline);
    }

    /// <summary>Notes on the event that opens the case again what it is promised, and what was in force before.</summary>
    public void Note(IDictionary<string, string> attributes, CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        ArgumentNullException.ThrowIfNull(row);
        attributes[DeadlineAttribute] = Text(Deadline);
        attributes[MinutesAttribute] = ((long)Working.TotalMinutes).ToString(CultureInfo.InvariantCulture);
        attributes[BeforeAttribute] = row.SlaDeadline is { } deadline ? Text(deadline) : "";
        attributes[StartBeforeAttribute] = row.SlaStartedAt is { } start ? Text(start) : "";
    }

    /// <summary>What an event promised anew; null where it opened nothing again.</summary>
    public static RenewedDeadline? In(IReadOnlyDictionary<string, string> attributes, DateTimeOffset at) =>
        InstantIn(attributes, DeadlineAttribute) is { } deadline
        && long.TryParse(attributes.GetValueOrDefault(MinutesAttribute), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            ? new(at, deadline, TimeSpan.FromMinutes(minutes))
            : null;

    /// <summary>The clock that was in force before the event; null where it promised nothing anew.</summary>
    public static CaseClock? Before(IReadOnlyDictionary<string, string> attributes, DateTimeOffset openedAt)
    {
        ArgumentNullException.ThrowIfNull(attributes);
        return attributes.ContainsKey(BeforeAttribute)
            ? new(InstantIn(attributes, StartBeforeAttribute) ?? openedAt, InstantIn(attributes, BeforeAttribute))
            : null;
    }

    /// <summary>Puts back what was in force before the event, where it promised anew.</summary>
    public static void TakeBack(CaseRow row, IReadOnlyDictionary<string, string> attributes)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(attributes);
        if (attributes.ContainsKey(BeforeAttribute))
        {
            (row.SlaDeadline, row.SlaStartedAt) = (InstantIn(attributes, BeforeAttribute), InstantIn(attributes, StartBeforeAttribute));
        }
    }

    private static TimeSpan? PromisedTo(CaseRow row, SlaCalendars calendars)
    {
        if (row.SlaDeadline is not { } deadline)
        {
            return null;
        }

        var start = SlaCalendars.StartOf(row);
        var working = calendars
            .Resolve(row.TypeKey, start, deadline)
            .Between(start.ToUnixTimeMilliseconds(), deadline.ToUnixTimeMilliseconds());
        return working > 0 ? TimeSpan.FromMilliseconds(working) : null;
    }

    private static TimeSpan? PromisedBy(string? table, int? priority) =>
        table is not null
        && priority is { } level
        && JsonSerializer.Deserialize<Dictionary<string, double>>(table)?.GetValueOrDefault(level.ToString(CultureInfo.InvariantCulture))
            is > 0
                and var hours
            ? TimeSpan.FromHours(hours)
            : null;

    private static string Text(DateTimeOffset instant) => instant.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);

    private static DateTimeOffset? InstantIn(IReadOnlyDictionary<string, string> attributes, string name) =>
        DateTimeOffset.TryParse(
            attributes.GetValueOrDefault(name),
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var instant
        )
            ? instant
            : null;
}
