namespace RecsConsole.Cli.Bench;

/// <summary>Percentiles of measurements, by nearest rank.</summary>
internal static class Percentiles
{
    /// <summary>The value at a share (0 to 1) of the sorted values; 0 without values.</summary>
    public static double Of(double[] values, double share)
    {
        if (values.Length == 0)
        {
            return 0;
        }

        Array.Sort(values);
        var rank = (int)Math.Ceiling(share * values.Length) - 1;
        return Math.Round(values[Math.Clamp(rank, 0, values.Length - 1)], 3);
    }
}
