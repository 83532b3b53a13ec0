using RecsConsole.Database;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>When a figure raises an alarm.</summary>
/// <param name="Figure">Key of a <see cref="WatchableFigure"/>.</param>
/// <param name="Limit">In millionths of the figure's unit; null for kinds without a limit.</param>
/// <param name="Days">One of <see cref="Windows"/>.</param>
/// <param name="Team">The team whose figure it is; null for the whole tenant.</param>
public sealed record AlarmRule(string Figure, FigureAlarmKind Kind, long? Limit, int Days, string? Team, string? Role, string? Workflow)
{
    public const double Millionths = 1_000_000;

    /// <summary>The lengths of a window in days. Windows of the past are whole weeks earlier, so that each has the same weekdays.</summary>
    public static IReadOnlyList<int> Windows { get; } = [1, 7, 28];

    /// <summary>The distance in days to the window before, without overlap.</summary>
    public int Step => Days <= 7 ? 7 : Days;

    public bool HasLimit => Kind is FigureAlarmKind.Above or FigureAlarmKind.Below;

    /// <summary>The filter of the window that ends before a morning.</summary>
    public InsightFilter Before(DateOnly morning) =>
        new()
        {
            From = morning.AddDays(-Days),
            To = morning.AddDays(-1),
            Team = Team,
            Role = Role,
            Workflow = Workflow,
        };

    public static AlarmRule Of(FigureAlarmRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(row.Figure, row.Kind, row.Limit, row.Days, row.TeamKey, row.Role, row.WorkflowKey);
    }
}
