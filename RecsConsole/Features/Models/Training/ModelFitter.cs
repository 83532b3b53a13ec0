using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Training;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Models.Training;

/// <summary>Fits weights on the training rows, and chooses penalty and calibration on the validation rows.</summary>
internal static class ModelFitter
{
    private static readonly double[] s_penalties = [0.3, 3, 30, 300];

    public static FittedModel Fit(
        string version,
        SlateKind kind,
        IReadOnlyList<string> columns,
        TrainingRows train,
        TrainingRows validation,
        Action checkpoint
    )
    {
        LogisticFit? best = null;
        var (bestLoss, bestPenalty) = (double.PositiveInfinity, 0.0);
        foreach (var penalty in s_penalties)
        {
            var fit = LogisticTrainer.Train(train.Rows, train.Targets, penalty, checkpoint);
            var loss = LogLoss(fit, validation);
            if (loss < bestLoss)
            {
                (best, bestLoss, bestPenalty) = (fit, loss, penalty);
            }
        }

        var chosen = best!;
        var calibration = CalibrationChoice.Fit(
            [.. validation.Done.Select(done => chosen.Score(done.Row))],
            [.. validation.Done.Select(done => done.EndedWell)]
        );
        var model = new LogisticModel(
            version,
            FeatureExtractor.SchemaVersion,
            kind,
            [.. columns],
            [.. chosen.Weights.Select(FixedPoint.FromDouble)],
            FixedPoint.FromDouble(chosen.Intercept),
            calibration
        );
        return new(model, chosen.Standardised, bestPenalty);
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

/// <summary>A model with what is said about it.</summary>
internal sealed record FittedModel(LogisticModel Model, IReadOnlyList<double> Standardised, double Penalty);
