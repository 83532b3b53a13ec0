using RecsConsole.Engine.Training;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Models.Training.Fitting;

/// <summary>Fits a logistic model and trees to the same rows; the one that orders the validation period better is the model of the run.</summary>
internal static class ModelFitter
{
    public static FittedForms Fit(FitRequest request, Action checkpoint)
    {
        ArgumentNullException.ThrowIfNull(request);
        var order = new ValidationOrder(request.Validation);
        var logistic = LogisticFitter.Fit(request, order, checkpoint);
        var trees = TreesFitter.Fit(request, order, checkpoint);
        // at a tie the form that is easier to read
        return trees.ValidationNdcg > logistic.ValidationNdcg ? new(trees, logistic) : new(logistic, trees);
    }

    /// <summary>The map from scores to probabilities, over what was done in the validation period.</summary>
    public static Engine.Snapshots.CalibrationMap Calibrate(TrainingRows validation, Func<double[], double> scoreOf) =>
        CalibrationChoice.Fit([.. validation.Done.Select(done => scoreOf(done.Row))], [.. validation.Done.Select(done => done.EndedWell)]);
}

/// <summary>Rows of a kind, and the columns they have.</summary>
internal sealed record FitRequest(
    string Version,
    SlateKind Kind,
    IReadOnlyList<string> Columns,
    TrainingRows Train,
    TrainingRows Validation
);

/// <summary>The model of a run, and the other form that was tried.</summary>
internal sealed record FittedForms(FittedModel Chosen, FittedModel Other);
