using System.Text.Json.Serialization;

namespace RecsConsole.Tenancy;

/// <summary>The limits beyond which a figure raises an alarm; shares are scaled by 1,000,000.</summary>
/// <param name="ActionCoverage">Alarm when the share of published actions shown within the period is smaller.</param>
/// <param name="DocumentCoverage">The same for documents in force.</param>
/// <param name="Stability">Alarm when the population stability index between two periods is higher.</param>
/// <param name="Gap">Alarm when two rates differ by more and the difference is significant.</param>
public sealed record FigureLimits(long ActionCoverage, long DocumentCoverage, long Stability, long Gap)
{
    /// <summary>
    /// Where the tenant sets nothing: half of the catalog, 0.25 (from there on a shift counts as major: N. Siddiqi, "Credit Risk
    /// Scorecards", 2006), and ten points.
    /// </summary>
    public static FigureLimits Default { get; } = new(500_000, 500_000, 250_000, 100_000);

    /// <summary>
    /// Whether all limits are valid: shares from 0 to 1, an index of at least 0.1 and a gap of at least one percentage point, since smaller
    /// ones would raise meaningless alarms.
    /// </summary>
    [JsonIgnore]
    public bool IsPossible =>
        ActionCoverage is >= 0 and <= 1_000_000
        && DocumentCoverage is >= 0 and <= 1_000_000
        && Stability is >= 100_000 and <= 1_000_000
        && Gap is >= 10_000 and <= 1_000_000;
}
