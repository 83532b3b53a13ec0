using RecsConsole.Engine.Evaluation;
using RecsConsole.Features.Models.Training.Fitting;
using RecsConsole.Features.Models.Training.Trials;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Models.Training;

/// <summary>Writes the report of a training.</summary>
internal static class TrainingReport
{
    public static ModelReport Of(TrainingResult result)
    {
        var (split, train, validation, fitted, trials, columns, _) = result;
        var (heuristic, model, chosen) = (trials.Heuristic, trials.Model, fitted.Chosen);
        return new(
            train.Examples,
            train.Rows.Count,
            validation.Examples,
            model.Gains.Count,
            split.Train[0].At,
            split.Validation[^1].At,
            split.Test[0].At,
            split.Test[^1].At,
            train.DataHash(),
            TrainingColumns.LabelsOf(chosen.Model.Kind, result.Objectives),
            CardsOf(trials),
            [
                .. Reliability
                    .CellsOf(model.Predictions)
                    .Select(cell => new ReliabilityBin(cell.From, cell.To, cell.N, cell.Predicted, cell.Observed)),
            ],
            [
                .. columns
                    .Select((column, i) => new NamedWeight(column, chosen.Weights[i]))
                    .OrderByDescending(weight => Math.Abs(weight.Weight)),
            ],
            TrainSeconds: 0
        )
        {
            Gains = GainsOver(heuristic, model),
            OverMostUsed = GainsOver(trials.MostUsed, model),
            OverLive = trials.Live is null ? null : GainsOver(trials.Live, model),
            Calibration = chosen.Model.Calibration.Method,
            Penalty = chosen.Penalty,
            Slices = trials.Slices.Figures(),
            Worst = trials.Worst.Worst(),
            Forms = [FormOf(chosen, ModelReport.Unnamed), FormOf(fitted.Other, fitted.Other.Model.Form)],
        };
    }

    private static IReadOnlyList<Scorecard> CardsOf(RankerComparison trials) =>
        [
            trials.Heuristic.Card(),
            trials.Model.Card(),
            trials.Other.Card(),
            trials.MostUsed.Card(),
            trials.Random.Card(),
            .. trials.Live is { } live ? [live.Card()] : Array.Empty<Scorecard>(),
        ];

    private static TriedForm FormOf(FittedModel fitted, string ranker) =>
        new(fitted.Model.Form, fitted.Settings, fitted.ValidationNdcg, ranker);

    private static NamedMeasure[] GainsOver(RankerTrial other, RankerTrial model) =>
        [Difference(ModelReport.Mrr, other.ReciprocalRanks, model.ReciprocalRanks), Difference(ModelReport.Ndcg, other.Gains, model.Gains)];

    // Both rankers had the same cases, so the paired difference is more precise than either figure.
    private static NamedMeasure Difference(string name, List<double> other, List<double> model) =>
        new(name, Measure.From(Bootstrap.Mean([.. model.Zip(other, (ours, theirs) => ours - theirs)])));
}

/// <summary>The input for a report.</summary>
internal sealed record TrainingResult(
    TrainingSplit Split,
    TrainingRows Train,
    TrainingRows Validation,
    FittedForms Fitted,
    RankerComparison Trials,
    IReadOnlyList<string> Columns,
    LearningObjectives Objectives
);
