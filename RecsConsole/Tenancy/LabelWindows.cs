namespace RecsConsole.Tenancy;

/// <summary>How long after a decision an outcome counts for a label; the SLA label waits for the case's own deadline.</summary>
/// <param name="AcceptHours">1 to 168.</param>
/// <param name="ExecuteDays">1 to 30.</param>
/// <param name="ResolvedDays">1 to 90.</param>
/// <param name="ReworkDays">1 to 180, counted from the resolution.</param>
public sealed record LabelWindows(int AcceptHours, int ExecuteDays, int ResolvedDays, int ReworkDays)
{
    /// <summary>The design's windows: 24 h, 7 d, 14 d, 30 d.</summary>
    public static LabelWindows Default { get; } = new(24, 7, 14, 30);

    /// <summary>Maximum of <see cref="SatisfiedDays"/>.</summary>
    public const int MaxSatisfiedDays = 90;

    /// <summary>1 to 90, counted from the end of the case: how long to wait for a customer's rating.</summary>
    public int SatisfiedDays { get; init; } = 14;

    /// <summary>
    /// The time within which a case without a deadline counts as solved in time, if the tenant has set its own; otherwise null.
    /// </summary>
    public TimeSpan? SolvedWindow() => ResolvedDays == Default.ResolvedDays ? null : TimeSpan.FromDays(ResolvedDays);

    /// <summary>The time within which reopening a case means that it was not solved.</summary>
    public TimeSpan ReworkWindow() => TimeSpan.FromDays(ReworkDays);
}
