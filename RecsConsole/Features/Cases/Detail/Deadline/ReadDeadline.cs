using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import;
using RecsConsole.Platform;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Features.Cases.Detail.Deadline;

/// <summary>Explains the deadline of a case: recomputed from its inputs and the version of the service level it was promised.</summary>
public sealed class ReadDeadline(OperationScopeFactory scopes)
{
    public async Task<Result<DeadlineReason>> RunAsync(Actor actor, string caseKey, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        var db = scope.Db;
        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(row => row.Key == caseKey, cancellationToken);
        var found = await CaseAccess.ConfirmAsync(scope, row, cancellationToken);
        if (!found.IsOk)
        {
            return await scope.DenyAsync("read.deadline", "case", caseKey, found.Error, cancellationToken);
        }

        return await ReasonAsync(db, found.Value, cancellationToken);
    }

    private static async Task<DeadlineReason> ReasonAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken)
    {
        var levels = await LevelTable.ReadAsync(db, cancellationToken);
        var stands = ClockState.From(row);
        if (levels.Of(row) is not { } level)
        {
            var ticket = await LinkedTicket.FindAsync(db, row.Id, cancellationToken);
            return new(stands, CaseTypeCalendars.StartOf(row))
            {
                System = ticket?.System,
                IsTicketDue = row.SlaDeadline is not null && await IsTicketDueAsync(db, row, cancellationToken),
                IsRenewed = row.SlaStartedAt > row.OpenedAt,
                IsEnded = row.SlaDeadline is null && await IsEndedAsync(db, row.Id, cancellationToken),
                IsOverOfLog = row is { IsOpen: false, SlaDeadline: null } && await IsOfLogAsync(db, row.Id, cancellationToken),
            };
        }

        var moves = await StateMove.ReadAsync(db, row.Id, cancellationToken);
        var pauses = PausesOf(row, ClockPause.Of(moves, level, CaseTypeCalendars.StartOf(row)));
        var calendar = levels.CalendarOf(level, row.TypeKey);
        return new(stands, CaseTypeCalendars.StartOf(row))
        {
            Level = level,
            Calendar = calendar is null ? "" : CalendarPresets.TitleOf(calendar.Key, calendar.Name),
            Hours = CalendarHourLabels.Of(calendar),
            Pauses = [.. pauses.Select(pause => new CountedPause(pause, pause.To is { } to ? levels.Between(row, pause.From, to) : null))],
            Computed = levels.ClockOf(level, row, row.SlaStartedAt, pauses),
            IsRenewed = row.SlaStartedAt > row.OpenedAt,
        };
    }

    // the clock of a case that is solved or over is not paused
    private static IReadOnlyList<ClockPause> PausesOf(CaseRow row, IReadOnlyList<ClockPause> pauses) =>
        row.SlaPausedAt is not null || row is { IsOpen: true, ResolvedAt: null }
            ? pauses
            : [.. pauses.Where(pause => pause.To is not null)];

    // the row of a ticket in a file has its due date with it, until the case is reopened here
    private static async Task<bool> IsTicketDueAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken) =>
        await TicketDue.ToldAsync(db, row.Id, cancellationToken) == row.SlaDeadline
        || (
            row.SlaStartedAt is null
            && await db.CaseEvents.AnyAsync(
                each => each.CaseId == row.Id && each.EventKey.StartsWith(EventIdentity.TicketPrefix),
                cancellationToken
            )
        );

    private static async Task<bool> IsEndedAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken)
    {
        var terms = await db
            .CaseEvents.AsNoTracking()
            .Where(each =>
                each.CaseId == caseId && (each.Activity == CaseActivities.CustomerTerms || each.Activity == CaseActivities.Edited)
            )
            .OrderByDescending(each => each.Ordinal)
            .ToListAsync(cancellationToken);
        return terms.Select(each => ClockNote.In(CaseEvents.AttributesOf(each))).OfType<ClockNote>().FirstOrDefault()
            is { Move: ClockMove.Ended };
    }

    private static Task<bool> IsOfLogAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken) =>
        db.CaseEvents.AnyAsync(
            each => each.CaseId == caseId && each.Ordinal == 1 && each.EventKey.StartsWith(EventIdentity.Prefix),
            cancellationToken
        );
}

/// <summary>What a deadline is based on.</summary>
/// <param name="Start">When the case's clock began.</param>
public sealed record DeadlineReason(ClockState Clock, DateTimeOffset Start)
{
    /// <summary>The promised version; null when another system supplied the deadline, or there is none.</summary>
    public ServiceLevel? Level { get; init; }

    /// <summary>The name of the calendar whose hours count; empty when every hour counts without one.</summary>
    public string Calendar { get; init; } = "";

    /// <summary>The working hours that count, in words.</summary>
    public string Hours { get; init; } = "";

    public IReadOnlyList<CountedPause> Pauses { get; init; } = [];

    /// <summary>The clock recomputed with today's calendar; null when no level is known.</summary>
    public ClockState? Computed { get; init; }

    /// <summary>The source system of the case; null for one of our own.</summary>
    public string? System { get; init; }

    /// <summary>The deadline is the due date of the case's ticket there.</summary>
    public bool IsTicketDue { get; init; }

    /// <summary>The case was reopened, and the clock counts from then.</summary>
    public bool IsRenewed { get; init; }

    /// <summary>Nothing is promised any more, since the customer got another tier.</summary>
    public bool IsEnded { get; init; }

    /// <summary>The case is over and was imported from a log: logs carry no deadlines, and a case that is over gets no promise.</summary>
    public bool IsOverOfLog { get; init; }

    /// <summary>The promised time is longer than the known working hours of the calendar.</summary>
    public bool HasNoEnd => Level is not null && Clock.Known is null;

    /// <summary>Today's calendar and history still give the deadline that was set.</summary>
    public bool Agrees => Computed is null || (Computed.Known == Clock.Known && Computed.PausedAt == Clock.PausedAt);
}

/// <summary>A pause of the clock, and how much of it would have counted.</summary>
/// <param name="Counted">Null while the pause lasts.</param>
public sealed record CountedPause(ClockPause Pause, TimeSpan? Counted);
