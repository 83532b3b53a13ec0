namespace RecsConsole.Features.Insights.Watching;

/// <summary>When a shift or a gap is more than chance, and from how many rows on one is looked for.</summary>
internal static class WatchRules
{
    /// <summary>Fewer rows in either of two periods say nothing about a shift.</summary>
    public const int MinRows = 50;

    /// <summary>Fewer cases in a segment say nothing about its quality.</summary>
    public const int MinOfSegment = 30;

    /// <summary>How probable it is at most that a run tells of a shift where there is none: divided among its tests (O. J. Dunn, 1961).</summary>
    public const double FalseAlarmOfDrift = 0.01;

    /// <summary>Share of chance findings among those of the equality audit.</summary>
    public const double FalseDiscovery = 0.05;

    /// <summary>The audit looks back as far, so that small segments have cases.</summary>
    public const int AuditDays = 90;
}
