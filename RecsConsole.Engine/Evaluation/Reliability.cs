namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// Reliability of predicted probabilities. Predictions fall into ten bins of equal width; the expected calibration error is the mean gap
/// between prediction and outcome, weighted by the bins' sizes (M. Naeini, G. Cooper, M. Hauskrecht, "Obtaining well calibrated
/// probabilities using Bayesian binning", AAAI 2015).
/// </summary>
public static class Reliability
{
    public const int Bins = 10;

    /// <summary>The non-empty bins, from low to high.</summary>
    public static IReadOnlyList<ReliabilityCell> CellsOf(IReadOnlyList<Prediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return
        [
            .. predictions
                .GroupBy(each => Math.Clamp((int)(each.Probability * Bins), 0, Bins - 1))
                .OrderBy(group => group.Key)
                .Select(group => new ReliabilityCell(
                    (double)group.Key / Bins,
                    (group.Key + 1.0) / Bins,
                    group.Count(),
                    group.Average(each => each.Probability),
                    group.Average(each => each.CameTrue ? 1.0 : 0.0)
                )),
        ];
    }

    /// <summary>The expected calibration error; 0 without predictions.</summary>
    public static double Error(IReadOnlyList<Prediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return predictions.Count == 0
            ? 0
            : CellsOf(predictions).Sum(cell => cell.N * Math.Abs(cell.Predicted - cell.Observed) / predictions.Count);
    }
}

/// <summary>A predicted probability and its outcome.</summary>
public readonly record struct Prediction(double Probability, bool CameTrue);

/// <summary>The predictions in one bin: their number, their mean, and the share that came true.</summary>
public sealed record ReliabilityCell(double From, double To, int N, double Predicted, double Observed);
