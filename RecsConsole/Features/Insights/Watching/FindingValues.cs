namespace RecsConsole.Features.Insights.Watching;

/// <summary>Names of the values of findings.</summary>
internal static class FindingValues
{
    public const string Share = "share";
    public const string Shown = "shown";
    public const string Count = "n";
    public const string Limit = "limit";

    /// <summary>The size of a shift or a gap.</summary>
    public const string Size = "size";

    /// <summary>The number of rows it is compared with.</summary>
    public const string OtherCount = "m";

    /// <summary>The p-value, corrected for multiple tests.</summary>
    public const string Probability = "p";

    public const string OtherShare = "other";
    public const string Measure = "measure";
    public const string Dimension = "dimension";
    public const string Segment = "segment";

    /// <summary>Of an alarm that somebody set: the figure, the kind of alarm, and the length of its window.</summary>
    public const string Figure = "figure";

    public const string Kind = "kind";
    public const string Days = "days";
    public const string Value = "value";

    /// <summary>The ends of the figure's 95 % interval.</summary>
    public const string Low = "low";

    public const string High = "high";

    /// <summary>The median of earlier windows.</summary>
    public const string Usual = "usual";

    public const string Team = "team";
    public const string Role = "role";
    public const string Workflow = "workflow";
}
