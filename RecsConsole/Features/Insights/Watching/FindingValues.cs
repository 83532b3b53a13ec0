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
}
