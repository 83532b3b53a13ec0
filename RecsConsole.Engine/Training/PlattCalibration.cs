using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Training;

/// <summary>
/// A sigmoid of a linear function of the score, with Platt's smoothed targets: (N+ + 1) / (N+ + 2) for a success and 1 / (N- + 2) for a
/// failure, so that no outcome counts as certain (J. Platt 1999; H.-T. Lin, C.-J. Lin, R. Weng, "A note on Platt's probabilistic outputs",
/// 2007).
/// </summary>
public static class PlattCalibration
{
    // the targets are already smoothed; this only keeps the slope finite for separable data
    private const double Penalty = 1e-3;

    /// <summary>
    /// Fits the linear function. When a higher score does not mean a better chance, the map is flat at the smoothed success rate.
    /// </summary>
    /// <param name="scores">Raw scores, one per row, in any order.</param>
    /// <param name="outcomes">Whether the row ended well, one per score.</param>
    /// <exception cref="ArgumentException">There are no rows, or the number of outcomes differs from that of scores.</exception>
    public static CalibrationMap Fit(IReadOnlyList<double> scores, IReadOnlyList<bool> outcomes)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(outcomes);
        if (scores.Count == 0 || outcomes.Count != scores.Count)
        {
            throw new ArgumentException(
                $"Needs at least one row and one value for each: {scores.Count} and {outcomes.Count}.",
                nameof(outcomes)
            );
        }

        double successes = outcomes.Count(each => each);
        var failures = outcomes.Count - successes;
        var (success, failure) = ((successes + 1) / (successes + 2), 1 / (failures + 2));
        var fit = LogisticTrainer.Train(
            [.. scores.Select(score => new[] { score })],
            [.. outcomes.Select(each => each ? success : failure)],
            Penalty
        );
        if (fit.Weights[0] <= 0)
        {
            var share = (successes + 1) / (outcomes.Count + 2);
            return new(CalibrationMap.Platt, 0, FixedPoint.FromDouble(Math.Log(share / (1 - share))), []);
        }

        return new(CalibrationMap.Platt, FixedPoint.FromDouble(fit.Weights[0]), FixedPoint.FromDouble(fit.Intercept), []);
    }
}
