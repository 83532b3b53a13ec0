namespace RecsConsole.Engine.Snapshots;

/// <summary>How many of a slate's shown items may be ones that the tenant sees on most openings anyway.</summary>
/// <param name="Share">An item shown on more than this share of the tenant's openings is popular; scaled by 1,000,000.</param>
/// <param name="Days">Over so many days.</param>
/// <param name="Most">At most so many of them in the shown part of a slate, as long as there are others.</param>
public sealed record PopularityCap(long Share, int Days, int Most)
{
    /// <summary>Fewer openings than this say nothing of popularity.</summary>
    public const int FewestOpenings = 50;

    /// <summary>What holds where a tenant sets nothing: three of those that six of ten openings showed in a month.</summary>
    public static PopularityCap Default { get; } = new(600_000, 30, 3);
}
