namespace RecsConsole.Components.Charts;

/// <summary>What the values of a line chart are, and so how they are written and where the scale ends.</summary>
public enum ChartUnit
{
    /// <summary>The scale ends at the largest value.</summary>
    Count,

    /// <summary>A share of one: the scale ends at 100 %.</summary>
    Share,

    /// <summary>Hours, written as a duration.</summary>
    Hours,
}
