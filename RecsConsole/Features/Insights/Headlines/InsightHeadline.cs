using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Headlines;

/// <summary>One of the figures at the top of the page, with its trend.</summary>
/// <param name="Now">Null when it cannot be computed.</param>
/// <param name="Before">The same for the period before.</param>
public sealed record InsightHeadline(HeadlineKind Kind, HeadlineValue? Now, HeadlineValue? Before, InsightTrend Trend)
{
    /// <summary>Why the figure cannot be computed; null when it can.</summary>
    public string? Absent { get; init; }

    /// <summary>Length of the period by that of the compared one; if they differ, a count changes per day.</summary>
    public double Ratio { get; init; } = 1;

    public static InsightHeadline Without(HeadlineKind kind, string why) => new(kind, null, null, InsightTrend.TooFew) { Absent = why };
}

/// <summary>The value of a headline: a share, a median, or else a count.</summary>
/// <param name="N">What it rests on; the count itself for a count.</param>
public sealed record HeadlineValue(long N)
{
    public InsightRate? Rate { get; init; }

    public TimeSpan? Median { get; init; }

    /// <summary>A count per day of its period, where the two periods differ in length; null otherwise.</summary>
    public double? PerDay { get; init; }
}

/// <summary>The headlines, in the order of the page.</summary>
public enum HeadlineKind
{
    SlaMet,
    TimeToSolution,
    Reopened,
    Solved,
    Accepted,
}

/// <summary>How a figure differs from that of the period before.</summary>
public enum InsightTrend
{
    /// <summary>Too few in one of the periods to say.</summary>
    TooFew,

    /// <summary>The difference may be chance.</summary>
    Unclear,
    Up,
    Down,
}
