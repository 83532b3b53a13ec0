namespace RecsConsole.Features.Insights.Watching;

/// <summary>When a shift or a gap is significant, and the minimum number of rows to look for one.</summary>
internal static class WatchRules
{
    /// <summary>The minimum number of rows in each period to detect a shift.</summary>
    public const int MinRows = 50;

    /// <summary>The minimum number of cases in a segment to judge its quality.</summary>
    public const int MinOfSegment = 30;

    /// <summary>
    /// The maximum probability that a run reports a shift where there is none, divided among its tests (O. J. Dunn, 1961).
    /// </summary>
    public const double FalseAlarmOfDrift = 0.01;

    /// <summary>The expected share of false findings in the equality audit.</summary>
    public const double FalseDiscovery = 0.05;

    /// <summary>The audit looks back this many days, so that small segments have enough cases.</summary>
    public const int AuditDays = 90;
}
