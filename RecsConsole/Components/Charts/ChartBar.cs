namespace RecsConsole.Components.Charts;

/// <summary>One bar with its value in words, and for a rate the bounds of its interval.</summary>
/// <param name="Text">The text next to the bar: "34 % of 212".</param>
/// <param name="Address">URL of the label's link; null for plain text.</param>
public sealed record ChartBar(string Label, double Value, string Text, double? Low = null, double? High = null, string? Address = null)
{
    public ChartTone Tone { get; init; }
}

/// <summary>The meaning of a bar's or line's colour; its label says the same.</summary>
public enum ChartTone
{
    Plain,

    /// <summary>Shown for comparison.</summary>
    Quiet,

    /// <summary>Needs attention soon.</summary>
    Soon,

    /// <summary>Late or denied.</summary>
    Late,

    /// <summary>Done or good.</summary>
    Done,

    /// <summary>Learning or exploration.</summary>
    Learn,
}
