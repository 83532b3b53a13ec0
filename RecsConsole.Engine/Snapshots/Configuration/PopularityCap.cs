namespace RecsConsole.Engine.Snapshots;

/// <summary>How many of a slate's shown items may be popular ones.</summary>
/// <param name="Share">An item shown by more than this share of the tenant's recommendations is popular; scaled by 1,000,000.</param>
/// <param name="Days">Length of the measured window in days.</param>
/// <param name="Most">Most popular items in the shown part of a slate, as long as there are others.</param>
public sealed record PopularityCap(long Share, int Days, int Most)
{
    /// <summary>Fewest recommendations for which popularity is measured.</summary>
    public const int MinOpenings = 50;

    /// <summary>The default: three items that 60 % of a month's recommendations showed.</summary>
    public static PopularityCap Default { get; } = new(600_000, 30, 3);
}
