using RecsConsole.Components.Charts;

namespace RecsConsole.Features.Insights.Figures;

/// <summary>What a tile shows: figures first, then charts, then what must be said about them.</summary>
public sealed record InsightTile(IReadOnlyList<InsightFigure> Figures)
{
    public IReadOnlyList<InsightBars> Bars { get; init; } = [];

    public InsightLine? Line { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A bar chart of a tile. Rates fill the width at one, counts at their largest.</summary>
public sealed record InsightBars(string Title, string LabelHeading, string ValueHeading, IReadOnlyList<InsightBar> Bars);

/// <summary>One bar: a count, or a rate with its interval.</summary>
public sealed record InsightBar(string Label)
{
    public long? Count { get; init; }

    public InsightRate? Rate { get; init; }

    /// <summary>More words beside the value, such as the capacity behind a load.</summary>
    public string? Also { get; init; }

    public ChartTone Tone { get; init; }

    public InsightDrill? Cases { get; init; }
}

/// <summary>A line of a tile over the steps of the period, beside the period before.</summary>
public sealed record InsightLine(string Title, IReadOnlyList<ChartPoint> Points, InsightStep Step);
