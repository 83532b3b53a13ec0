using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>What changed the suggestions within a period: models put into force or taken out, and new settings.</summary>
internal static class PeriodMarks
{
    private const int Max = 20;

    private static readonly string[] s_steps =
    [
        ModelLife.Promoted,
        ModelLife.RolledBack,
        ModelLife.Restored,
        ModelLife.Stopped,
        ModelLife.Resumed,
    ];

    public static async Task<IReadOnlyList<ChartMark>> ReadAsync(InsightContext context, CancellationToken cancellationToken)
    {
        var (start, end) = (context.Period.Now.From, context.Period.Now.To);
        var models = await (
            from happened in context.Db.ModelEvents.AsNoTracking()
            join model in context.Db.Models.AsNoTracking() on happened.ModelId equals (Guid?)model.Id into known
            from model in known.DefaultIfEmpty()
            where happened.At >= start && happened.At < end && s_steps.Contains(happened.Step)
            orderby happened.At descending
            select new
            {
                happened.At,
                happened.Step,
                Version = model == null ? null : model.Version,
            }
        )
            .Take(Max)
            .ToListAsync(cancellationToken);
        var settings = await context
            .Db.TenantConfigurations.AsNoTracking()
            .Where(row => row.CreatedAt >= start && row.CreatedAt < end)
            .OrderByDescending(row => row.CreatedAt)
            .Take(Max)
            .Select(row => new { row.CreatedAt, row.Version })
            .ToListAsync(cancellationToken);
        return
        [
            .. models
                .Select(each => (each.At, Words: Of(each.Step, each.Version ?? "")))
                .Concat(settings.Select(each => (At: each.CreatedAt, Words: Texts.SettingsInForce.With(Number(each.Version)))))
                .OrderByDescending(each => each.At)
                .Take(Max)
                .OrderBy(each => each.At)
                .Select(each => new ChartMark(StepOf(context.Period, each.At), each.Words)),
        ];
    }

    /// <summary>The step of the chart in which an instant lies.</summary>
    internal static int StepOf(InsightPeriod period, DateTimeOffset at)
    {
        var step = period.Buckets.Count(bucket => bucket.End <= at);
        return Math.Min(step, period.Buckets.Count - 1);
    }

    private static string Of(string step, string version) =>
        step switch
        {
            ModelLife.Promoted => Texts.ModelPutIntoForce.With(version),
            ModelLife.RolledBack => Texts.ModelTakenOut.With(version),
            ModelLife.Restored => Texts.ModelRestored.With(version),
            ModelLife.Stopped => Texts.AllModelsStopped,
            _ => Texts.ModelsRankAgain,
        };

    private static string Number(int version) => version.ToString(CultureInfo.CurrentCulture);
}
