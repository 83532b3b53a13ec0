namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// The mean squared error of predicted probabilities (G. Brier, "Verification of forecasts expressed in terms of probability", Monthly
/// Weather Review 1950), and its skill over a constant. The calibration error of a constant can be 0, so only the skill shows whether
/// probabilities tell one item from another.
/// </summary>
public static class Brier
{
    /// <summary>0 is perfect; 0 without predictions.</summary>
    public static double Score(IReadOnlyList<Prediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        return predictions.Count == 0 ? 0 : predictions.Sum(each => Square(each.Probability - Outcome(each))) / predictions.Count;
    }

    /// <summary>The score of the best constant: the share that came true, known only afterwards.</summary>
    public static double OfBaseRate(IReadOnlyList<Prediction> predictions)
    {
        ArgumentNullException.ThrowIfNull(predictions);
        if (predictions.Count == 0)
        {
            return 0;
        }

        var share = predictions.Sum(Outcome) / predictions.Count;
        return share * (1 - share);
    }

    /// <summary>
    /// 1 minus the score over that of the base rate: 1 is perfect, 0 is no better than the constant. 0 when all outcomes are equal, because
    /// then there is nothing to tell apart.
    /// </summary>
    public static double Skill(IReadOnlyList<Prediction> predictions)
    {
        var baseRate = OfBaseRate(predictions);
        return baseRate > 0 ? 1 - (Score(predictions) / baseRate) : 0;
    }

    private static double Outcome(Prediction prediction) => prediction.CameTrue ? 1 : 0;

    private static double Square(double value) => value * value;
}
