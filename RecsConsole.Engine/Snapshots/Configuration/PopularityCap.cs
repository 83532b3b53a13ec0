namespace RecsConsole.Engine.Snapshots;

/// <summary>How many of a slate's shown items may be popular ones.</summary>
/// <param name="Share">An item shown by more than this share of the tenant's recommendations is popular; scaled by 1,000,000.</param>
/// <param name="Days">Length of the measured window in days.</param>
/// <param name="Most">Maximum number of popular items in the shown part of a slate, as long as there are others.</param>
public sealed record PopularityCap(long Share, int Days, int Most)
{
    /// <summary>Minimum number of recommendations for measuring popularity.</summary>
    public const int MinOpenings = 50;

    /// <summary>The default: at most three items that more than 60 % of the recommendations of 30 days showed.</summary>
    public static PopularityCap Default { get; } = new(600_000, 30, 3);
}
