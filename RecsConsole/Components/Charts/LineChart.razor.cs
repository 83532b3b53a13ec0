using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Badges;

namespace RecsConsole.Components.Charts;

/// <summary>
/// A count, a share or a duration over time. The scale begins at zero. A step without a value is a gap: no line is drawn through it.
/// </summary>
public sealed partial class LineChart
{
    private const double Width = 600;

    // as many as fit beside each other on a phone
    private const int MostTicks = 5;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ChartPoint> Points { get; set; }

    [Parameter]
    public ChartUnit Unit { get; set; }

    /// <summary>Heading of the table's first column: "Day".</summary>
    [Parameter]
    public string LabelHeading { get; set; } = SharedTexts.Day;

    [Parameter]
    public string BeforeLabel { get; set; } = SharedTexts.ThePeriodBefore;

    /// <summary>What happened within the period, drawn as vertical lines and listed below.</summary>
    [Parameter]
    public IReadOnlyList<ChartMark> Marks { get; set; } = [];

    private bool HasBefore => Points.Any(point => point.Before is not null);

    private double Top =>
        Unit is ChartUnit.Share ? 1 : Points.SelectMany(point => new[] { point.Value ?? 0, point.Before ?? 0 }).DefaultIfEmpty(0).Max();

    private double Step => Width / Math.Max(1, Points.Count - 1);

    // the labelled steps, evenly spaced, the first and the last among them
    private IEnumerable<int> Ticks
    {
        get
        {
            var ticks = Math.Min(MostTicks, Points.Count);
            return ticks < 2
                ? Enumerable.Range(0, ticks)
                : Enumerable.Range(0, ticks).Select(tick => (int)Math.Round(tick * (Points.Count - 1) / (double)(ticks - 1)));
        }
    }

    private double X(int step) => Points.Count == 1 ? Width / 2 : step * Step;

    // labels at the ends stay within the chart
    private string? Edge(int step) =>
        Points.Count == 1 ? null
        : step == 0 ? "first"
        : step == Points.Count - 1 ? "last"
        : null;

    // One line for each run of steps with a value. A run of one is drawn as a level line, since a line needs two points.
    private IEnumerable<string> Lines(Func<ChartPoint, double?> value)
    {
        List<Place> run = [];
        for (var step = 0; step <= Points.Count; step++)
        {
            if (step < Points.Count && value(Points[step]) is { } known)
            {
                run.Add(new(X(step), Height(known)));
            }
            else if (run.Count > 0)
            {
                yield return string.Join(' ', Drawn(run).Select(point => $"{Css(point.X)},{Css(point.Y)}"));
                run = [];
            }
        }
    }

    private List<Place> Drawn(List<Place> run)
    {
        if (run is not [var only])
        {
            return run;
        }

        var half = Points.Count == 1 ? Width / 2 : Step / 4;
        return [only with { X = Math.Max(0, only.X - half) }, only with { X = Math.Min(Width, only.X + half) }];
    }

    private double Height(double value) => Top <= 0 ? 100 : 100 - (100 * value / Top);

    private string Words(double value) =>
        Unit switch
        {
            ChartUnit.Share => ChartNumbers.Percent(value),
            ChartUnit.Hours => DurationLabels.Working(TimeSpan.FromHours(value)),
            _ => ChartNumbers.Count(value),
        };

    private string Now(ChartPoint point) => point.Text ?? (point.Value is { } value ? Words(value) : SharedTexts.NoneInSentence);

    private string? Before(ChartPoint point) => point.BeforeText ?? (point.Before is { } before ? Words(before) : null);

    // the value on hover, with what happened there
    private string Hint(int index)
    {
        var point = Points[index];
        var value = Before(point) is { } before ? $"{point.Label}: {Now(point)} ({BeforeLabel}: {before})" : $"{point.Label}: {Now(point)}";
        return string.Join('\n', Marks.Where(mark => mark.Step == index).Select(mark => mark.Words).Prepend(value));
    }

    private static string Css(double value) => ChartNumbers.Css(value);

    private readonly record struct Place(double X, double Y);
}
