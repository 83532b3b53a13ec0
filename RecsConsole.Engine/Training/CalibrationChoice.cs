using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Training;

/// <summary>
/// Chooses between the two maps: each is fitted to the first half of the rows and judged by the squared error (G. Brier, "Verification of
/// forecasts expressed in terms of probability", 1950) on the second; the better one is refitted to all rows. Platt's two parameters
/// suffice for few rows, so isotonic is tried only with several hundred.
/// </summary>
public static class CalibrationChoice
{
    /// <summary>The least number of rows for trying the isotonic form.</summary>
    public const int IsotonicRows = 400;

    /// <summary>The chosen map, fitted to all rows.</summary>
    /// <param name="scores">One per row in chronological order, so that the second half is the later one.</param>
    public static CalibrationMap Fit(IReadOnlyList<double> scores, IReadOnlyList<bool> outcomes)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (scores.Count < IsotonicRows)
        {
            return PlattCalibration.Fit(scores, outcomes);
        }

        var half = scores.Count / 2;
        var (early, earlyOutcomes) = (scores.Take(half).ToList(), outcomes.Take(half).ToList());
        var platt = Error(PlattCalibration.Fit(early, earlyOutcomes), half);
        var isotonic = Error(IsotonicCalibration.Fit(early, earlyOutcomes), half);
        return isotonic < platt ? IsotonicCalibration.Fit(scores, outcomes) : PlattCalibration.Fit(scores, outcomes);

        double Error(CalibrationMap map, int from) =>
            scores
                .Zip(outcomes)
                .Skip(from)
                .Average(row => Squared(FixedPoint.ToDouble(map.Apply(FixedPoint.FromDouble(row.First))) - (row.Second ? 1 : 0)));
    }

    private static double Squared(double value) => value * value;
}
