using System.Globalization;

namespace RecsConsole.Engine.Boosting.LightGbm;

/// <summary>Numbers and names as LightGBM's text writes them (printf's %.17g and %g).</summary>
internal static class LightGbmNumbers
{
    /// <summary>17 digits: read back, the same bits.</summary>
    public static string Exact(double value) => Word(value) ?? value.ToString("g17", CultureInfo.InvariantCulture);

    /// <summary>As few digits as give the same bits.</summary>
    public static string Shortest(double value) => Word(value) ?? value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>6 digits, for numbers that only inform.</summary>
    public static string Short(double value) => Word(value) ?? value.ToString("g6", CultureInfo.InvariantCulture);

    public static string Of(BoostingObjective objective) =>
        objective switch
        {
            BoostingObjective.Binary => "binary",
            // LightGBM has no choice among rows; its scores are sums as they are, like those of a regression
            BoostingObjective.Regression or BoostingObjective.Choice => "regression",
            _ => "lambdarank",
        };

    /// <summary>The objective of a name; null if it is none that can be served here.</summary>
    public static BoostingObjective? ObjectiveOf(string name) =>
        name switch
        {
            "binary" => BoostingObjective.Binary,
            "regression" => BoostingObjective.Regression,
            "lambdarank" => BoostingObjective.LambdaRank,
            _ => null,
        };

    /// <summary>The number that a word stands for; null if it is none.</summary>
    public static double? NumberOf(string word) =>
        word switch
        {
            "inf" => double.PositiveInfinity,
            "-inf" => double.NegativeInfinity,
            _ => double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value)
                ? value
                : null,
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
