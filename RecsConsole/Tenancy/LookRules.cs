namespace RecsConsole.Tenancy;

/// <summary>Which decisions are put before a reviewer (R109).</summary>
/// <param name="BelowProbability">Those whose first action has a lower chance, scaled by 1,000,000; 0: none.</param>
/// <param name="HighRisk">Those of which an action of high risk was chosen.</param>
public sealed record LookRules(long BelowProbability, bool HighRisk)
{
    /// <summary>Most that the threshold may be: above it nearly everything would be looked at.</summary>
    public const long MaxProbability = 500_000;

    /// <summary>Where the tenant sets nothing: less than one chance in five, and high risk.</summary>
    public static LookRules Default { get; } = new(200_000, HighRisk: true);

    /// <summary>Whether a first action with this chance is put before a reviewer: below the threshold, not at it.</summary>
    public bool IsUnsure(long probability) => probability < BelowProbability;
}
