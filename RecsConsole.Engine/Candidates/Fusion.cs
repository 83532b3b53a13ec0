using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Candidates;

/// <summary>Fuses the evidence of several sources into one number.</summary>
public static class Fusion
{
    /// <summary>
    /// Noisy-or, 1 - (1 - a)(1 - b)…: sources that agree strengthen each other, none weakens another, and the result stays within 0..1.
    /// Each score is multiplied by the weight of its source. Scaled by 1,000,000; each product is truncated, in the order given.
    /// </summary>
    /// <param name="weights">The tenant's own source weights; null for the defaults.</param>
    public static long Of(IReadOnlyList<Provenance> provenance, IReadOnlyDictionary<string, long>? weights)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        var doubt = FixedPoint.One;
        for (var i = 0; i < provenance.Count; i++)
        {
            var score = Math.Clamp(provenance[i].Score, 0, FixedPoint.One);
            var said = score * SourceWeights.Of(provenance[i].Source, weights) / FixedPoint.One;
            doubt = doubt * (FixedPoint.One - said) / FixedPoint.One;
        }

        return FixedPoint.One - doubt;
    }
}
