using RecsConsole.Engine.Fields;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Headlines;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>
/// Reads the figure of a rule in the window before a morning, with the tiles of the page, so that alarm and page show the same number. Each
/// window is read once.
/// </summary>
internal sealed class FigureReadings(InsightContext context, TimeZoneInfo zone, WatchableFigure figure, AlarmRule rule)
{
    private readonly Dictionary<DateOnly, FigureReading> _known = [];

    /// <summary>The morning whose window ends with yesterday.</summary>
    public DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(context.Now, zone).Date);

    /// <summary>Why figures may not use the data that the rule needs; null when they may.</summary>
    public Error? Refusal
    {
        get
        {
            IReadOnlyList<DataField> fields = figure.Tile is { } tile ? InsightTiles.Find(tile)!.Fields : HeadlineFigures.FieldsOfCases;
            return FigurePurpose.Refuse(context.Limits, [.. fields, .. FigurePurpose.Of(rule.Before(Today))]);
        }
    }

    /// <summary>Whether the rule raises its alarm on a morning.</summary>
    public async Task<AlarmVerdict> JudgeAsync(DateOnly morning, CancellationToken cancellationToken)
    {
        var now = await ReadAsync(morning, cancellationToken);
        var earlier = new List<FigureReading>();
        for (var back = rule.HasLimit ? 0 : AlarmJudge.Windows; back > 0; back--)
        {
            earlier.Add(await ReadAsync(morning.AddDays(-back * rule.Step), cancellationToken));
        }

        return AlarmJudge.Judge(rule, figure.Unit, now, earlier);
    }

    private async Task<FigureReading> ReadAsync(DateOnly morning, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(morning, out var reading))
        {
            reading = await ComputeAsync(morning, cancellationToken);
            _known[morning] = reading;
        }

        return reading;
    }

    private async Task<FigureReading> ComputeAsync(DateOnly morning, CancellationToken cancellationToken)
    {
        var filter = rule.Before(morning);
        var asOf = figure.IsOfNow ? context.Now : InsightPeriod.StartOf(morning, zone);
        var part = context.Narrowed(filter, InsightPeriod.From(filter, zone, asOf), asOf);
        if (figure.Pilot is { } pilot)
        {
            return await pilot.ReadAsync(part, cancellationToken);
        }

        if (figure.Headline is { } headline)
        {
            var all = await HeadlineFigures.ReadAsync(part, cancellationToken);
            return FigureReading.Of(all.FirstOrDefault(each => each.Kind == headline));
        }

        var tile = await InsightTiles.Find(figure.Tile!.Value)!.ComputeAsync(part, cancellationToken);
        var found = tile.Figures.FirstOrDefault(each => string.Equals(each.Key, figure.Name, StringComparison.Ordinal));
        return FigureReading.Of(found, figure.IsOfNow);
    }
}
