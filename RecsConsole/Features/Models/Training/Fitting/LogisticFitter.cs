using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Training;

namespace RecsConsole.Features.Models.Training.Fitting;

/// <summary>Fits weights on the training rows, and chooses penalty and calibration on the validation rows.</summary>
internal static class LogisticFitter
{
    private static readonly double[] s_penalties = [0.3, 3, 30, 300];

    public static FittedModel Fit(FitRequest request, ValidationOrder order, Action checkpoint)
    {
        LogisticFit? best = null;
        var (bestLoss, bestPenalty) = (double.PositiveInfinity, 0.0);
        foreach (var penalty in s_penalties)
        {
            var fit = LogisticTrainer.Train(request.Train.Rows, request.Train.Targets, penalty, checkpoint);
            var loss = LogLoss(fit, request.Validation);
            if (loss < bestLoss)
            {
                (best, bestLoss, bestPenalty) = (fit, loss, penalty);
            }
        }

        var chosen = best!;
        var model = new LogisticModel(
            request.Version,
            FeatureExtractor.SchemaVersion,
            request.Kind,
            [.. request.Columns],
            [.. chosen.Weights.Select(FixedPoint.FromDouble)],
            FixedPoint.FromDouble(chosen.Intercept),
            ModelFitter.Calibrate(request.Validation, row => chosen.Score(row))
        )
        {
            LeastScore = order.LeastOf(request.Kind, row => chosen.Score(row)),
        };
        model = model with { TypeOffsets = ModelFitter.OffsetsOf(request.Validation, row => chosen.Score(row), model.Calibration) };
        return new(model, Texts.PenaltyOf.With(bestPenalty), chosen.Standardised, order.Gains(row => chosen.Score(row)))
        {
            Penalty = bestPenalty,
        };
    }

    private static double LogLoss(LogisticFit fit, TrainingRows rows)
    {
        var loss = 0.0;
        for (var i = 0; i < rows.Rows.Count; i++)
        {
            var z = fit.Score(rows.Rows[i]);
            loss += Math.Max(z, 0) + Math.Log(1 + Math.Exp(-Math.Abs(z))) - (rows.Targets[i] * z);
        }

        return loss;
    }
}
