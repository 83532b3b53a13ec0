using RecsConsole.Engine.Boosting;

namespace RecsConsole.Features.Models.Training.Fitting;

/// <summary>Calibrates imported trees on the validation rows; weights are fitted as well, for comparison.</summary>
internal static class ImportedFitter
{
    public static FittedForms Fit(FitRequest request, BoostedTrees trees, string settings, Action checkpoint)
    {
        var order = new ValidationOrder(request.Validation);
        return new(
            TreesFitter.Of(request, order, trees, settings, order.Gains(row => trees.Predict(row))),
            LogisticFitter.Fit(request, order, checkpoint)
        );
    }
}
