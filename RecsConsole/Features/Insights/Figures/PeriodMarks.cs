using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Components.Charts;
using RecsConsole.Database;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>
/// What changed the suggestions within a period: releases, models put into force or taken out, and new settings. The page reads it once for
/// the charts of all its tiles.
/// </summary>
/// <param name="Filter">The filter that the steps belong to.</param>
public sealed record PeriodMarks(InsightFilter Filter, IReadOnlyList<ChartMark> Marks)
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

    /// <summary>The marks for a chart under a filter: none while those of another filter are still on the page.</summary>
    public IReadOnlyList<ChartMark> For(InsightFilter filter) => Filter == filter ? Marks : [];

    internal static async Task<PeriodMarks> ReadAsync(InsightContext context, InsightFilter filter, CancellationToken cancellationToken)
    {
        var changes = await ChangesAsync(context, cancellationToken);
        var releases = await ReleasesAsync(context, cancellationToken);
        return new(filter, [.. changes.Concat(releases).OrderBy(mark => mark.Step)]);
    }

    // the latest changes of models and settings
    private static async Task<IEnumerable<ChartMark>> ChangesAsync(InsightContext context, CancellationToken cancellationToken)
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
        return models
            .Select(each => (each.At, Words: Of(each.Step, each.Version ?? "")))
            .Concat(settings.Select(each => (At: each.CreatedAt, Words: Texts.SettingsInForce.With(Number(each.Version)))))
            .OrderByDescending(each => each.At)
            .Take(Max)
            .OrderBy(each => each.At)
            .Select(each => new ChartMark(StepOf(context.Period, each.At), each.Words));
    }

    // A step whose last decision has another engine than the one before. All decisions of the tenant count, whatever the filter: a team may
    // have made its first one later. Reading one decision per step is far cheaper than grouping all of them by their versions.
    private static async Task<IReadOnlyList<ChartMark>> ReleasesAsync(InsightContext context, CancellationToken cancellationToken)
    {
        List<ChartMark> marks = [];
        var engine = await EngineAsync(context.Db, context.Period.Now.From, cancellationToken);
        for (var step = 0; step < context.Period.Buckets.Count; step++)
        {
            var next = await EngineAsync(context.Db, context.Period.Buckets[step].End, cancellationToken);
            if (engine is not null && next is not null && !string.Equals(engine, next, StringComparison.Ordinal))
            {
                marks.Add(new(step, Texts.ReleaseInUse.With(next)));
            }

            engine = next ?? engine;
        }

        return marks;
    }

    // the version of the engine of the last decision before an instant
    private static async Task<string?> EngineAsync(ConsoleDbContext db, DateTimeOffset before, CancellationToken cancellationToken)
    {
        var json = await db
            .Decisions.AsNoTracking()
            .Where(row => row.At < before)
            .OrderByDescending(row => row.At)
            .ThenBy(row => row.Id)
            .Select(row => row.VersionsJson)
            .FirstOrDefaultAsync(cancellationToken);
        return json is null ? null : DecisionContent.VersionsOf(json).Engine.Engine;
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
