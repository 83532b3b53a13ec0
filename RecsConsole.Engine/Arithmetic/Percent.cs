namespace RecsConsole.Engine.Arithmetic;

/// <summary>A share or chance in whole percent, the same wherever it is written.</summary>
public static class Percent
{
    private const long Micro = FixedPoint.One / 100;

    /// <summary>Rounded half up.</summary>
    /// <param name="share">Scaled by 1,000,000.</param>
    public static long Of(long share) => (share + (Micro / 2)) / Micro;

    /// <summary>The same for an estimate, which is never certain and never impossible: 1 to 99.</summary>
    /// <param name="chance">Scaled by 1,000,000.</param>
    public static long OfChance(long chance) => Math.Clamp(Of(chance), 1, 99);
}
