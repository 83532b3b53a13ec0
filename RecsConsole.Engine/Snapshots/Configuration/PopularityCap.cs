namespace RecsConsole.Engine.Snapshots;

/// <summary>How many of a slate's shown items may be popular ones.</summary>
/// <param name="Share">An item shown on more than this share of the tenant's openings is popular; scaled by 1,000,000.</param>
/// <param name="Days">Over so many days.</param>
/// <param name="Most">At most so many of them in the shown part of a slate, as long as there are others.</param>
public sealed record PopularityCap(long Share, int Days, int Most)
{
    /// <summary>Below this number of openings, popularity is not measured.</summary>
    public const int FewestOpenings = 50;

    /// <summary>The default: three items that 60 % of a month's openings showed.</summary>
    public static PopularityCap Default { get; } = new(600_000, 30, 3);
}
