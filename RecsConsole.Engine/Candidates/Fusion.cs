using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Engine.Candidates;

/// <summary>Fuses the evidence of several sources into one number.</summary>
public static class Fusion
{
    /// <summary>
    /// Noisy or, 1 - (1 - a)(1 - b)…: sources that agree strengthen each other, none can weaken another, and the result stays within 0..1.
    /// Scaled by 1,000,000; each product is cut to the unit, in the order given.
    /// </summary>
    public static long Of(IReadOnlyList<Provenance> provenance)
    {
        ArgumentNullException.ThrowIfNull(provenance);
        var doubt = Micro.One;
        for (var i = 0; i < provenance.Count; i++)
        {
            doubt = doubt * (Micro.One - Math.Clamp(provenance[i].Score, 0, Micro.One)) / Micro.One;
        }

        return Micro.One - doubt;
    }
}
