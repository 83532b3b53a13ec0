using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Casework.ServiceLevels;

/// <summary>
/// The latest deadlines with at most a given working time left, by the calendar that each case counts by: list filters match the displayed
/// clocks, so that a night or a weekend makes no case urgent and hides none.
/// </summary>
public sealed class SlaHorizons
{
    /// <summary>Working time below which a case counts as at risk.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromHours(4);

    // far beyond the longest closure; a calendar that ends earlier is counted in wall-clock time
    private const int DaysAhead = 60;

    private readonly DateTimeOffset _now;
    private readonly IReadOnlyList<(BusinessCalendar Calendar, List<string> Types)> _calendars;
    private readonly IReadOnlyList<(BusinessCalendar Calendar, string Level, int Version)> _ofLevels;

    private SlaHorizons(
        DateTimeOffset now,
        IReadOnlyList<(BusinessCalendar Calendar, List<string> Types)> calendars,
        IReadOnlyList<(BusinessCalendar Calendar, string Level, int Version)> ofLevels
    ) => (_now, _calendars, _ofLevels) = (now, calendars, ofLevels);

    public static async Task<SlaHorizons> ReadAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var calendars = await CaseTypeCalendars.ReadAsync(db, cancellationToken);
        return new(now, calendars.ByTypes(), calendars.ByLevels());
    }

    /// <summary>Unsolved cases whose deadline has passed.</summary>
    public IQueryable<CaseRow> Late(IQueryable<CaseRow> cases)
    {
        var now = _now;
        return cases.Where(row => row.ResolvedAt == null && row.SlaDeadline != null && row.SlaDeadline < now);
    }

    /// <summary>Late, or due within four working hours.</summary>
    public IQueryable<CaseRow> AtRisk(IQueryable<CaseRow> cases) => DueWithin(cases, Soon);

    /// <summary>Unsolved cases that are late or have less than this working time left.</summary>
    public IQueryable<CaseRow> DueWithin(IQueryable<CaseRow> cases, TimeSpan working)
    {
        var known = _calendars.SelectMany(each => each.Types).ToList();
        var wall = _now + working;
        Expression<Func<CaseRow, bool>> due = row => row.SlaDeadline < wall && (row.SlaRoundTheClock || !known.Contains(row.TypeKey));
        foreach (var (calendar, types) in _calendars)
        {
            var horizon = HorizonOf(calendar, working);
            due = Either(due, row => row.SlaDeadline < horizon && !row.SlaRoundTheClock && types.Contains(row.TypeKey));
        }

        // the hours of a level that names a calendar count instead of those of the type
        foreach (var (calendar, level, version) in _ofLevels)
        {
            var horizon = HorizonOf(calendar, working);
            due = Instead(
                due,
                row => row.SlaLevelKey == level && row.SlaLevelVersion == version,
                row => row.SlaDeadline < horizon && row.SlaLevelKey == level && row.SlaLevelVersion == version
            );
        }

        return cases.Where(row => row.ResolvedAt == null && row.SlaDeadline != null).Where(due);
    }

    private DateTimeOffset HorizonOf(BusinessCalendar calendar, TimeSpan working)
    {
        var spans = calendar.Resolve(_now, _now.AddDays(DaysAhead));
        return spans.Add(_now.ToUnixTimeMilliseconds(), (long)working.TotalMilliseconds) is { } end
            ? DateTimeOffset.FromUnixTimeMilliseconds(end)
            : _now + working;
    }

    private static Expression<Func<CaseRow, bool>> Either(Expression<Func<CaseRow, bool>> one, Expression<Func<CaseRow, bool>> other)
    {
        var row = one.Parameters[0];
        var body = new Renamed(other.Parameters[0], row).Visit(other.Body);
        return Expression.Lambda<Func<CaseRow, bool>>(Expression.OrElse(one.Body, body), row);
    }

    private static Expression<Func<CaseRow, bool>> Instead(
        Expression<Func<CaseRow, bool>> otherwise,
        Expression<Func<CaseRow, bool>> isIt,
        Expression<Func<CaseRow, bool>> then
    )
    {
        var row = otherwise.Parameters[0];
        var found = new Renamed(isIt.Parameters[0], row).Visit(isIt.Body);
        var rest = Expression.AndAlso(Expression.Not(found), otherwise.Body);
        return Either(Expression.Lambda<Func<CaseRow, bool>>(rest, row), then);
    }

    private sealed class Renamed(ParameterExpression from, ParameterExpression to) : ExpressionVisitor
    {
        protected override Expression VisitParameter(ParameterExpression node) => node == from ? to : node;
    }
}
