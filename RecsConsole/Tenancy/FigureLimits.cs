using System.Text.Json.Serialization;

namespace RecsConsole.Tenancy;

/// <summary>From where on a figure is an alarm; shares are scaled by 1,000,000.</summary>
/// <param name="ActionCoverage">Alarm when a smaller share of the published actions was shown within the period.</param>
/// <param name="DocumentCoverage">The same of the documents in force.</param>
/// <param name="Stability">Alarm when the population stability index between two periods is higher.</param>
/// <param name="Gap">Alarm when two rates differ by more, and chance does not explain it.</param>
public sealed record FigureLimits(long ActionCoverage, long DocumentCoverage, long Stability, long Gap)
{
    /// <summary>
    /// Where the tenant sets nothing: half of the catalogue, 0.25 (from there on a shift counts as major: N. Siddiqi, "Credit Risk Scorecards", 2006),
    /// and ten points.
    /// </summary>
    public static FigureLimits Default { get; } = new(500_000, 500_000, 250_000, 100_000);

    /// <summary>Shares of a whole; an index of less than 0.1 and a gap of less than a point would be an alarm about nothing.</summary>
    [JsonIgnore]
    public bool IsPossible =>
        ActionCoverage is >= 0 and <= 1_000_000
        && DocumentCoverage is >= 0 and <= 1_000_000
        && Stability is >= 100_000 and <= 1_000_000
        && Gap is >= 10_000 and <= 1_000_000;
}
