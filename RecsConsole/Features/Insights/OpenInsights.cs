using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Rollups;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights;

/// <summary>
/// Reads what the page needs before any figure: whether the actor may open it, the teams to choose from, and the days covered.
/// </summary>
public sealed class OpenInsights(OperationScopeFactory scopes, InsightAccess access)
{
    public async Task<Result<InsightFrame>> RunAsync(Actor actor, InsightFilter filter, CancellationToken cancellationToken)
    {
        await using var scope = await InsightAccess.OpenAsync(scopes, actor, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var narrowed = await access.NarrowAsync(scope, filter, cancellationToken);
        if (!narrowed.IsOk)
        {
            return narrowed.Error;
        }

        return await FrameAsync(narrowed.Value, filter, cancellationToken);
    }

    /// <summary>The frame around figures that the actor may see.</summary>
    internal static async Task<InsightFrame> FrameAsync(InsightContext context, InsightFilter filter, CancellationToken cancellationToken)
    {
        var (reach, period, zone) = (context.Scope, context.Period, TimeZoneInfo.FindSystemTimeZoneById(context.Period.ZoneId));
        var teams = await context
            .Db.Teams.AsNoTracking()
            .OrderBy(team => team.Name)
            .ThenBy(team => team.Key)
            .Select(team => new InsightTeam(team.Key, team.Name))
            .ToListAsync(cancellationToken);
        return new InsightFrame(
            reach.IsWhole,
            [.. teams.Where(team => reach.IsWhole || reach.Permitted.Contains(team.Key, StringComparer.Ordinal))],
            Words(period.Now, zone),
            Words(period.Before, zone),
            zone.Id,
            context.Now
        )
        {
            First = DayOf(period.Now.From, zone),
            Last = DayOf(period.Now.To.AddTicks(-1), zone),
            CountsNow = !await CountedAhead.AnyAsync(context.Db, cancellationToken),
            Workflows = await InsightWorkflow.ReadAsync(context.Db, cancellationToken),
            Marks = await PeriodMarks.ReadAsync(context, filter, cancellationToken),
        };
    }

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).Date);

    private static string Words(InsightSpan span, TimeZoneInfo zone)
    {
        var (from, to) = (TimeZoneInfo.ConvertTime(span.From, zone), TimeZoneInfo.ConvertTime(span.To.AddTicks(-1), zone));
        var format = from.Year == to.Year ? "d MMM" : "d MMM yyyy";
        return SharedTexts.To.With(from.OnScreen(format), to.OnScreen("d MMM yyyy"));
    }
}

/// <summary>The frame of the page.</summary>
/// <param name="IsWhole">Figures cover the whole tenant, not only the teams.</param>
/// <param name="Teams">The teams the actor may choose.</param>
/// <param name="Period">The days covered, in words.</param>
/// <param name="TimeZone">The tenant's time zone, which defines the days.</param>
/// <param name="At">When the page was read.</param>
public sealed record InsightFrame(
    bool IsWhole,
    IReadOnlyList<InsightTeam> Teams,
    string Period,
    string Before,
    string TimeZone,
    DateTimeOffset At
)
{
    /// <summary>First day covered, in the tenant's time zone.</summary>
    public DateOnly First { get; init; }

    /// <summary>Last day covered.</summary>
    public DateOnly Last { get; init; }

    /// <summary>Nothing was counted ahead in this tenant: every part is counted for its reader.</summary>
    public bool CountsNow { get; init; }

    /// <summary>The workflows to choose.</summary>
    public IReadOnlyList<InsightWorkflow> Workflows { get; init; } = [];

    /// <summary>What changed the suggestions within the period, for every chart of the page.</summary>
    public required PeriodMarks Marks { get; init; }
}

/// <summary>A team to choose.</summary>
public sealed record InsightTeam(string Key, string Name);
