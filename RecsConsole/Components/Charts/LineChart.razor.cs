using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Charts;

/// <summary>A count over time. The scale begins at zero and ends at the largest value.</summary>
public sealed partial class LineChart
{
    private const double Width = 600;

    // half a step of so many is not seen
    private const int FineSteps = 20;

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ChartPoint> Points { get; set; }

    /// <summary>Heading of the table's first column: "Day".</summary>
    [Parameter]
    public string LabelHeading { get; set; } = SharedTexts.Day;

    [Parameter]
    public string BeforeLabel { get; set; } = SharedTexts.ThePeriodBefore;

    /// <summary>What happened within the period, drawn as vertical lines and listed below.</summary>
    [Parameter]
    public IReadOnlyList<ChartMark> Marks { get; set; } = [];

    private bool HasBefore => Points.Any(point => point.Before is not null);

    private double Top => Points.SelectMany(point => new[] { point.Value, point.Before ?? 0 }).DefaultIfEmpty(0).Max();

    private double Step => Width / Math.Max(1, Points.Count - 1);

    // the step that is labelled between the ends: its label stands in the middle of the chart, half a step beside it if steps are even
    private int? Middle => Points.Count >= 5 && (Points.Count % 2 == 1 || Points.Count >= FineSteps) ? Points.Count / 2 : null;

    private double X(int step) => Points.Count == 1 ? Width / 2 : step * Step;

    // A single point is drawn as a level line, since a line needs two; a point without a value is left out.
    private string Line(Func<ChartPoint, double?> value)
    {
        var points = Points.Count == 1 ? [Points[0], Points[0]] : Points;
        var step = Width / Math.Max(1, points.Count - 1);
        return string.Join(
            ' ',
            points.Select((point, index) => value(point) is { } known ? $"{Css(index * step)},{Css(Height(known))}" : null).OfType<string>()
        );
    }

    private double Height(double value) => Top <= 0 ? 100 : 100 - (100 * value / Top);

    private static string Words(double value) => ChartNumbers.Count(value);

    // the value on hover, with what happened there
    private string Hint(int index)
    {
        var point = Points[index];
        var value = point.Before is { } before
            ? $"{point.Label}: {Words(point.Value)} ({BeforeLabel}: {Words(before)})"
            : $"{point.Label}: {Words(point.Value)}";
        return string.Join('\n', Marks.Where(mark => mark.Step == index).Select(mark => mark.Words).Prepend(value));
    }

    private static string Css(double value) => ChartNumbers.Css(value);
}
