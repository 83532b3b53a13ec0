using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Quality of one segment compared with the other segments of its dimension.</summary>
/// <param name="Measure">accepted or solved.</param>
/// <param name="Gap">Difference within the same kind of case; negative when the segment is worse.</param>
/// <param name="PValue">Corrected for the number of comparisons.</param>
internal sealed record SegmentQuality(
    string Measure,
    string Dimension,
    string Segment,
    InsightRate Rate,
    InsightRate Others,
    double Gap,
    double PValue
)
{
    /// <summary>Worse by more than the limit, and significant.</summary>
    public bool IsUnequal(double limit) => Gap < -limit && PValue < WatchRules.FalseDiscovery;
}
