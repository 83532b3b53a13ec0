namespace RecsConsole.Components.Charts;

/// <summary>One bar with its value in words, and for a rate the bounds of its interval.</summary>
/// <param name="Text">The value as it stands beside the bar: "34 % of 212".</param>
/// <param name="Address">Where the label leads; null for plain text.</param>
public sealed record ChartBar(string Label, double Value, string Text, double? Low = null, double? High = null, string? Address = null)
{
    public ChartTone Tone { get; init; }
}

/// <summary>What the colour of a bar or line means; its label says the same.</summary>
public enum ChartTone
{
    Plain,

    /// <summary>Beside it for comparison.</summary>
    Quiet,

    /// <summary>Needs somebody before long.</summary>
    Soon,

    /// <summary>Late or denied.</summary>
    Late,

    /// <summary>Done or good.</summary>
    Done,

    /// <summary>Learning or exploration.</summary>
    Learn,
}
