using System.Globalization;

namespace RecsConsole.Engine.Boosting;

/// <summary>Numbers and names as LightGBM's text writes them (printf's %.17g and %g).</summary>
internal static class LightGbmWords
{
    /// <summary>17 digits: read back, the same bits.</summary>
    public static string Exact(double value) => Word(value) ?? value.ToString("g17", CultureInfo.InvariantCulture);

    /// <summary>6 digits, for numbers that only inform.</summary>
    public static string Short(double value) => Word(value) ?? value.ToString("g6", CultureInfo.InvariantCulture);

    public static string Of(BoostingObjective objective) =>
        objective switch
        {
            BoostingObjective.Binary => "binary",
            BoostingObjective.Regression => "regression",
            _ => "lambdarank",
        };

    private static string? Word(double value) =>
        value switch
        {
            double.PositiveInfinity => "inf",
            double.NegativeInfinity => "-inf",
            double.NaN => "nan",
            _ => null,
        };
}
