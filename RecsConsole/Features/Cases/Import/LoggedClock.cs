using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Import.Logs;

namespace RecsConsole.Features.Cases.Import;

/// <summary>The clock of an imported case that is open: by the service level that is for it, with what its history says of the states in which it stands.</summary>
internal static class LoggedClock
{
    public static void Set(CaseRow row, LogCase history, ImportedTenant tenant)
    {
        if (tenant.Levels is not { } levels || !row.IsOpen || history.NewEvents == 0 || history.Events.Exists(each => each.IsFromConsole))
        {
            return; // what is over is promised nothing, and the console keeps the clock of what it moved
        }

        var moves = history.Events.Where(each => each.IsStep).Select(each => new StateMove(each.At, each.Activity)).ToList();
        if (history.Stored is null)
        {
            levels.First(row, row.AccountKey is { } account ? tenant.Tiers.GetValueOrDefault(account) : null, moves)?.PutOn(row);
        }
        else if (levels.Of(row) is { } level)
        {
            levels.Stand(level, row, row.SlaStartedAt, ClockPause.Of(moves, level, SlaCalendars.StartOf(row))).PutOn(row);
        }
    }
}
