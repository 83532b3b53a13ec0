using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>
/// Counts how often an alarm would have been raised on the mornings of the last 90 days, before anybody sets it. Windows of four weeks are
/// tried once a week. Data that came later, such as a reopened case, counts as it is now.
/// </summary>
public sealed class PreviewAlarm(OperationScopeFactory scopes, InsightAccess access)
{
    public const int Days = 90;
    private const string Name = "preview.alarm";

    public async Task<Result<AlarmTrial>> RunAsync(Actor actor, AlarmRule rule, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewTeam, Name, cancellationToken);
        var opened = await AlarmGround.OpenAsync(scope, access, rule, Name, cancellationToken);
        ArgumentNullException.ThrowIfNull(rule);
        return opened.IsOk ? await TryAsync(opened.Value.Readings, opened.Value.Figure, rule, cancellationToken) : opened.Error;
    }

    private static async Task<AlarmTrial> TryAsync(
        FigureReadings readings,
        WatchableFigure figure,
        AlarmRule rule,
        CancellationToken cancellationToken
    )
    {
        var step = rule.Days <= 7 ? 1 : 7;
        var mornings = figure.IsOfNow ? 1 : ((Days - 1) / step) + 1;
        var (up, unjudged, wasUp) = (0, 0, false);
        List<DateOnly> raised = [];
        AlarmVerdict? verdict = null;
        for (var back = mornings - 1; back >= 0; back--)
        {
            var morning = readings.Today.AddDays(-back * step);
            verdict = await readings.JudgeAsync(morning, cancellationToken);
            up += verdict.IsUp ? 1 : 0;
            unjudged += verdict.IsJudged ? 0 : 1;
            if (verdict.IsUp && !wasUp)
            {
                raised.Add(morning);
            }

            wasUp = verdict.IsUp;
        }

        return new(mornings, up, unjudged, raised)
        {
            HasPast = !figure.IsOfNow,
            IsUpNow = wasUp,
            Value = verdict!.Reading.Value is { } value ? RuleLabels.Amount(figure.Unit, value).Words : null,
            Low = verdict.Reading.Interval is { } low ? RuleLabels.Amount(figure.Unit, low.Low).Words : null,
            High = verdict.Reading.Interval is { } high ? RuleLabels.Amount(figure.Unit, high.High).Words : null,
            N = verdict.Reading.N,
        };
    }
}

/// <summary>How an alarm would have behaved.</summary>
/// <param name="Mornings">Mornings on which it was tried.</param>
/// <param name="Up">Mornings on which it would have been up.</param>
/// <param name="Unjudged">Mornings with too little to judge.</param>
/// <param name="Raised">The first morning of each time it would have been up, oldest first.</param>
public sealed record AlarmTrial(int Mornings, int Up, int Unjudged, IReadOnlyList<DateOnly> Raised)
{
    /// <summary>The figure has a past to try it on.</summary>
    public bool HasPast { get; init; }

    public bool IsUpNow { get; init; }

    /// <summary>The figure of this morning in words; null when it cannot be computed.</summary>
    public string? Value { get; init; }

    /// <summary>The lower end of the interval by which the figure is judged, in words; null for a figure without one.</summary>
    public string? Low { get; init; }

    public string? High { get; init; }

    public long N { get; init; }
}
