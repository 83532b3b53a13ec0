using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>
/// The clock of an imported case: from the service level that applies and the states in its history, or from the due date of its ticket if
/// that is earlier.
/// </summary>
internal static class LoggedClock
{
    public static void Set(CaseRow row, LogCase history, ImportedTenant tenant)
    {
        // the console keeps the clock of cases it changed itself
        if ((tenant.Levels is null && history.Due is null) || history.Events.Exists(ChangedStateHere))
        {
            return;
        }

        var moves = history.Events.Where(each => each.IsStep).Select(each => new StateMove(each.At, each.Activity)).ToList();
        if (tenant.Levels is { } levels && history.NewEvents > 0)
        {
            ApplyLevel(row, history, levels, moves, tenant);
        }

        if (history.Due is { } due)
        {
            FollowDue(row, due, moves, tenant);
        }
    }

    private static bool ChangedStateHere(LogEvent each) => each is { IsFromConsole: true, Stored.ToState: not null };

    private static void ApplyLevel(CaseRow row, LogCase history, LevelTable levels, IReadOnlyList<StateMove> moves, ImportedTenant tenant)
    {
        if (history.Stored is null)
        {
            First(row, moves, tenant)?.PutOn(row);
        }
        else if (levels.Of(row) is { } level)
        {
            levels.ClockOf(level, row, row.SlaStartedAt, ClockPause.Of(moves, level, CaseTypeCalendars.StartOf(row))).PutOn(row);
            Judge(row);
        }
    }

    // cases that are over get no promise
    private static ClockState? First(CaseRow row, IReadOnlyList<StateMove> moves, ImportedTenant tenant) =>
        row.IsOpen
            ? tenant.Levels?.First(row, row.AccountKey is { } account ? tenant.Tiers.GetValueOrDefault(account) : null, moves)
            : null;

    // a later list that says otherwise moves a due date; one that says nothing leaves it
    private static void FollowDue(CaseRow row, DateTimeOffset due, IReadOnlyList<StateMove> moves, ImportedTenant tenant)
    {
        var stands = ClockState.From(row);
        var ours = stands.Level is null ? First(row, moves, tenant) ?? ClockState.Without(row.SlaStartedAt) : stands;
        TicketDue.Earlier(ours, CaseTypeCalendars.StartOf(row), due).PutOn(row);
        Judge(row);
    }

    // what the file says about the promise comes first
    private static void Judge(CaseRow row) => row.SlaMet ??= row is { ResolvedAt: { } solved, SlaDeadline: { } due } ? solved <= due : null;
}
