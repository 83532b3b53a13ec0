using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>The clock of an imported case, from the service level that applies and the states in its history.</summary>
internal static class LoggedClock
{
    public static void Set(CaseRow row, LogCase history, ImportedTenant tenant)
    {
        if (tenant.Levels is not { } levels || history.NewEvents == 0 || history.Events.Exists(ChangedStateHere))
        {
            return;
        }

        var moves = history.Events.Where(each => each.IsStep).Select(each => new StateMove(each.At, each.Activity)).ToList();
        if (history.Stored is not null)
        {
            ContinueClock(row, levels, moves);
        }
        else if (row.IsOpen) // cases that are over get no promise
        {
            levels.First(row, row.AccountKey is { } account ? tenant.Tiers.GetValueOrDefault(account) : null, moves)?.PutOn(row);
        }
    }

    // the console keeps the clock of cases it changed itself
    private static bool ChangedStateHere(LogEvent each) => each is { IsFromConsole: true, Stored.ToState: not null };

    private static void ContinueClock(CaseRow row, LevelTable levels, IEnumerable<StateMove> moves)
    {
        if (levels.Of(row) is { } level)
        {
            levels.ClockOf(level, row, row.SlaStartedAt, ClockPause.Of(moves, level, CaseTypeCalendars.StartOf(row))).PutOn(row);
            row.SlaMet ??= row is { ResolvedAt: { } solved, SlaDeadline: { } due } ? solved <= due : null;
        }
    }
}
