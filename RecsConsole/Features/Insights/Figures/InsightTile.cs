using RecsConsole.Components.Charts;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>The content of a tile: figures, then charts, then remarks.</summary>
public sealed record InsightTile(IReadOnlyList<InsightFigure> Figures)
{
    public IReadOnlyList<InsightBars> Bars { get; init; } = [];

    public IReadOnlyList<InsightLine> Lines { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>When the tile was counted ahead; null when it was counted for this reader.</summary>
    public DateTimeOffset? CountedAt { get; init; }

    /// <summary>Length of the period by that of the compared one; see <see cref="InsightPeriod.Ratio"/>.</summary>
    public double Ratio { get; init; } = 1;
}

/// <summary>A bar chart of a tile. Rates are scaled to one, counts to their maximum.</summary>
public sealed record InsightBars(string Title, string LabelHeading, string ValueHeading, IReadOnlyList<InsightBar> Bars);

/// <summary>One bar: a count, or a rate with its interval.</summary>
public sealed record InsightBar(string Label)
{
    public long? Count { get; init; }

    public InsightRate? Rate { get; init; }

    /// <summary>Length of the bar of a count that is part of something of the bar's own, such as a load of a capacity; 0 to 1.</summary>
    public double? Share { get; init; }

    /// <summary>More text next to the value, such as the capacity for a load.</summary>
    public string? Also { get; init; }

    public ChartTone Tone { get; init; }

    public InsightDrill? Cases { get; init; }
}

/// <summary>
/// A line chart of a tile over the steps of the period, next to the previous period. The page adds what happened meanwhile
/// (<see cref="PeriodMarks"/>).
/// </summary>
public sealed record InsightLine(string Title, IReadOnlyList<ChartPoint> Points, InsightStep Step)
{
    public ChartUnit Unit { get; init; }
}
