namespace RecsConsole.Casework.ServiceLevels;

/// <summary>Percentiles by nearest rank: a time that was really measured, not one between two.</summary>
internal static class NearestRank
{
    /// <summary>The place, from 1, of the percentile among that many ordered values.</summary>
    /// <param name="percent">1 to 100.</param>
    public static int Of(int count, int percent) => ((count * percent) + 99) / 100;
}
