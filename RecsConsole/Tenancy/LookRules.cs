namespace RecsConsole.Tenancy;

/// <summary>Which decisions are given to reviewers (R109).</summary>
/// <param name="BelowProbability">Decisions whose first action has a lower probability, scaled by 1,000,000; 0 for none.</param>
/// <param name="HighRisk">Decisions from which a high-risk action was chosen.</param>
public sealed record LookRules(long BelowProbability, bool HighRisk)
{
    /// <summary>The highest threshold: above it nearly everything would be reviewed.</summary>
    public const long MaxProbability = 500_000;

    /// <summary>The default: a probability below one in five, and high risk.</summary>
    public static LookRules Default { get; } = new(200_000, HighRisk: true);

    /// <summary>Whether a first action with this probability needs review: strictly below the threshold.</summary>
    public bool IsUnsure(long probability) => probability < BelowProbability;
}
