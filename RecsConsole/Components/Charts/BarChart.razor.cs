using Microsoft.AspNetCore.Components;

namespace RecsConsole.Components.Charts;

/// <summary>Bars with a zero baseline; the longest fills the width unless <see cref="Max"/> is set.</summary>
public sealed partial class BarChart
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<ChartBar> Bars { get; set; }

    /// <summary>Heading of the table's first column: "Reason".</summary>
    [Parameter]
    public string LabelHeading { get; set; } = SharedTexts.What;

    /// <summary>Heading of the table's second column: "Dismissals".</summary>
    [Parameter]
    public string ValueHeading { get; set; } = SharedTexts.Value;

    /// <summary>The value of a full bar, such as 1 for rates.</summary>
    [Parameter]
    public double? Max { get; set; }

    private bool HasIntervals => Bars.Any(bar => bar.Low is not null);

    private double Full => Max ?? Bars.Select(bar => bar.Value).DefaultIfEmpty(0).Max();

    private string Percent(double value) => ChartNumbers.Css(Full <= 0 ? 0 : Math.Clamp(100 * value / Full, 0, 100)) + "%";

    private static string? ToneClass(ChartTone tone) => tone == ChartTone.Plain ? null : tone.ToString().ToLowerInvariant();
}
