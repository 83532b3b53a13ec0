using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Says whether the alarms of the coverage limits are open, closed or not checked yet; they count the whole tenant.</summary>
internal static class CoverageAlarm
{
    public static async Task<IReadOnlyList<string>> WordsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var zone = await InsightAccess.ZoneAsync(db, cancellationToken);
        var open = (await StandingAlarms.ReadAsync(db, cancellationToken))
            .Where(alarm => alarm.Finding.Key is CoverageWatch.Actions or CoverageWatch.Documents)
            .Select(alarm => Texts.CoverageAlarmOpen.With(WhatOf(alarm.Finding.Key), InDays(alarm.At, zone)))
            .ToList();
        if (open.Count > 0)
        {
            return open;
        }

        var run = await db
            .JobRuns.AsNoTracking()
            .Where(row => row.Job == WatchFiguresJob.Info.Key && row.Status == JobStatus.Done)
            .OrderByDescending(row => row.RequestedAt)
            .ThenBy(row => row.Id)
            .Select(row => new { row.FinishedAt, row.RequestedAt })
            .FirstOrDefaultAsync(cancellationToken);
        return [run is null ? Texts.CoverageNotChecked : Texts.CoverageNoAlarm.With(InDays(run.FinishedAt ?? run.RequestedAt, zone))];
    }

    private static string WhatOf(string key) =>
        string.Equals(key, CoverageWatch.Actions, StringComparison.Ordinal)
            ? Texts.ActionsShownAtLeastOnce
            : Texts.DocumentsShownAtLeastOnce;

    private static string InDays(DateTimeOffset at, TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(at, zone).OnScreen("d MMM yyyy");
}
