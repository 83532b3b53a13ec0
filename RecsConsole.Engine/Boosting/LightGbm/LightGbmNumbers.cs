using System.Globalization;

namespace RecsConsole.Engine.Boosting.LightGbm;

/// <summary>Numbers and names as LightGBM's text writes them (printf's %.17g and %g).</summary>
internal static class LightGbmNumbers
{
    /// <summary>17 digits, so that reading them back gives the same bits.</summary>
    public static string Exact(double value) => Word(value) ?? value.ToString("g17", CultureInfo.InvariantCulture);

    /// <summary>The fewest digits that give the same bits when read back.</summary>
    public static string Shortest(double value) => Word(value) ?? value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>6 digits, for numbers that only inform.</summary>
    public static string Short(double value) => Word(value) ?? value.ToString("g6", CultureInfo.InvariantCulture);

    public static string Of(BoostingObjective objective) =>
        objective switch
        {
            BoostingObjective.Binary => "binary",
            // LightGBM has no choice objective; its scores are plain sums, like those of a regression
            BoostingObjective.Regression or BoostingObjective.Choice => "regression",
            _ => "lambdarank",
        };

    /// <summary>The objective with this name; null when it is not supported.</summary>
    public static BoostingObjective? ObjectiveOf(string name) =>
        name switch
        {
            "binary" => BoostingObjective.Binary,
            "regression" => BoostingObjective.Regression,
            "lambdarank" => BoostingObjective.LambdaRank,
            _ => null,
        };

    /// <summary>The number that a word denotes; null if it is none.</summary>
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
