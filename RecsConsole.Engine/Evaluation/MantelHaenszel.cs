namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// Compares two rates within strata: the difference weighted over strata (S. Greenland, J. M. Robins, "Estimation of a common effect
/// parameter from sparse follow-up data", Biometrics 41, 1985) and the test of N. Mantel and W. Haenszel ("Statistical aspects of the
/// analysis of data from retrospective studies of disease", JNCI 22, 1959), without continuity correction.
/// </summary>
/// <param name="Difference">The rate of one side less that of the other, -1 to 1.</param>
/// <param name="PValue">Two-sided.</param>
/// <param name="N">Total of the one side in the strata that carry information.</param>
/// <param name="OtherN">The same of the other side.</param>
public sealed record MantelHaenszel(double Difference, double PValue, long N, long OtherN)
{
    /// <summary>Strata with counts on one side only carry no information; null when there are no others.</summary>
    public static MantelHaenszel? From(IEnumerable<Stratum> strata)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var (difference, weight, excess, variance) = (0.0, 0.0, 0.0, 0.0);
        var (n, otherN) = (0L, 0L);
        foreach (var stratum in strata.Where(each => each is { N: > 0, OtherN: > 0 }))
        {
            double all = stratum.N + stratum.OtherN;
            double hits = stratum.Hits + stratum.OtherHits;
            var share = stratum.N * (double)stratum.OtherN / all;
            difference += share * (((double)stratum.Hits / stratum.N) - ((double)stratum.OtherHits / stratum.OtherN));
            weight += share;
            excess += stratum.Hits - (stratum.N * hits / all);
            variance += share * hits * (all - hits) / (all * (all - 1));
            (n, otherN) = (n + stratum.N, otherN + stratum.OtherN);
        }

        return weight == 0
            ? null
            : new(difference / weight, variance <= 0 ? 1 : NormalTail.TwoSided(excess / Math.Sqrt(variance)), n, otherN);
    }
}

/// <summary>One stratum: hits and total on one side, and on the other.</summary>
public readonly record struct Stratum(long Hits, long N, long OtherHits, long OtherN);
