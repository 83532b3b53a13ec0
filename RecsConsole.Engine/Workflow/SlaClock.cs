namespace RecsConsole.Engine.Workflow;

/// <summary>Measures in working time what is left until a case's deadline.</summary>
/// <param name="spans">The business calendar; it must reach to the deadline.</param>
/// <param name="startMs">When the case was opened.</param>
/// <param name="deadlineMs">The deadline; null when there is none.</param>
public sealed class SlaClock(BusinessSpans spans, long startMs, long? deadlineMs)
{
    /// <summary>Working time left; negative once late, null without a deadline.</summary>
    public long? RemainingMs(long nowMs) => deadlineMs is { } deadline ? spans.Between(nowMs, deadline) : null;

    /// <summary>Share of the working time from start to deadline that is left, 0 to 1; null without a deadline.</summary>
    public double? ShareRemaining(long nowMs)
    {
        if (deadlineMs is not { } deadline)
        {
            return null;
        }

        var total = spans.Between(startMs, deadline);
        return total <= 0 ? 0 : Math.Clamp((double)spans.Between(nowMs, deadline) / total, 0, 1);
    }

    /// <summary>The step the share falls into; late only when the deadline itself has passed, not in the closed hours before it.</summary>
    public SlaBand Band(long nowMs) =>
        (deadlineMs, ShareRemaining(nowMs)) switch
        {
            (null, _) => SlaBand.None,
            var (deadline, _) when nowMs > deadline => SlaBand.Late,
            (_, >= 0.5) => SlaBand.Plenty,
            (_, >= 0.25) => SlaBand.Half,
            _ => SlaBand.Soon,
        };

    /// <summary>Urgency from 0 to 1: none 0, plenty 0.1, half 0.4, soon 0.8, late 1.</summary>
    /// <remarks>
    /// Set by hand: steep where acting still changes the result, so that a late case does not outweigh one about to become late.
    /// </remarks>
    /// <exception cref="ArgumentOutOfRangeException">There is no such band.</exception>
    public static double Pressure(SlaBand band) =>
        band switch
        {
            SlaBand.None => 0,
            SlaBand.Plenty => 0.1,
            SlaBand.Half => 0.4,
            SlaBand.Soon => 0.8,
            SlaBand.Late => 1,
            _ => throw new ArgumentOutOfRangeException(nameof(band), band, "Unknown band."),
        };
}
