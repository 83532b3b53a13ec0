using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Watching;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>Checks the alarms that people set, as of this morning.</summary>
internal static class RuleFindings
{
    public const string Prefix = "alarm.";

    public static string KeyOf(Guid alarm) => Prefix + alarm.ToString("D");

    /// <summary>The alarms that are up, without muted ones.</summary>
    /// <param name="context">Of the whole tenant.</param>
    public static async Task<IReadOnlyList<FigureFinding>> FindAsync(
        InsightContext context,
        TimeZoneInfo zone,
        CancellationToken cancellationToken
    )
    {
        var rows = await context
            .Db.FigureAlarms.AsNoTracking()
            .Where(row => !row.IsMuted)
            .OrderBy(row => row.Id)
            .ToListAsync(cancellationToken);
        List<FigureFinding> found = [];
        foreach (var row in rows)
        {
            if (await FindAsync(context, zone, row, cancellationToken) is { } finding)
            {
                found.Add(finding);
            }
        }

        return found;
    }

    /// <summary>Null while the figure is within its limits, or cannot be computed any more.</summary>
    public static async Task<FigureFinding?> FindAsync(
        InsightContext context,
        TimeZoneInfo zone,
        FigureAlarmRow row,
        CancellationToken cancellationToken
    )
    {
        var rule = AlarmRule.Of(row);
        if (await AlarmRights.CheckAsync(context.Db, rule, cancellationToken) is not null)
        {
            return null;
        }

        var readings = new FigureReadings(context, zone, WatchableFigures.Find(rule.Figure)!, rule);
        if (readings.Refusal is not null)
        {
            return null;
        }

        var verdict = await readings.JudgeAsync(readings.Today, cancellationToken);
        return verdict.IsUp ? new(KeyOf(row.Id), ValuesOf(rule, verdict)) : null;
    }

    /// <summary>The numbers and codes of a rule, and of what it says about a reading.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(AlarmRule rule, AlarmVerdict? verdict = null)
    {
        Dictionary<string, string?> values = new(StringComparer.Ordinal)
        {
            [FindingValues.Figure] = rule.Figure,
            [FindingValues.Kind] = rule.Kind.ToCode(),
            [FindingValues.Days] = FigureFinding.Number(rule.Days),
            [FindingValues.Count] = verdict is null ? null : FigureFinding.Number(verdict.Reading.N),
            [FindingValues.Value] = verdict?.Reading.Value is { } value ? FigureFinding.Number(value) : null,
            [FindingValues.Low] = verdict?.Reading.Interval is { } low ? FigureFinding.Number(low.Low) : null,
            [FindingValues.High] = verdict?.Reading.Interval is { } high ? FigureFinding.Number(high.High) : null,
            [FindingValues.Usual] = verdict?.Usual is { } usual ? FigureFinding.Number(usual) : null,
            [FindingValues.Limit] = rule.Limit is { } limit ? FigureFinding.Number(limit / AlarmRule.Millionths) : null,
            [FindingValues.Team] = rule.Team,
            [FindingValues.Role] = rule.Role,
            [FindingValues.Workflow] = rule.Workflow,
        };
        return values.Where(pair => pair.Value is not null).ToDictionary(pair => pair.Key, pair => pair.Value!, StringComparer.Ordinal);
    }
}
