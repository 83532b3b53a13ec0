using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Training;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Models.Training.Fitting;

/// <summary>
/// Fits a logistic model and trees to the same rows. The logistic model wins unless the trees' paired gain in nDCG on the validation period
/// exceeds its standard error (L. Breiman et al., "Classification and Regression Trees", 1984, the one standard error rule).
/// </summary>
internal static class ModelFitter
{
    // a hundredth of the log odds changes a chance by less than a third of a percent
    private const long SmallestOffset = FixedPoint.One / 100;

    public static FittedForms Fit(FitRequest request, Action checkpoint)
    {
        ArgumentNullException.ThrowIfNull(request);
        var order = new ValidationOrder(request.Validation);
        var plain = Fit(request, order, checkpoint);
        if (request.Judged is not { Rows.Count: > 0 } judged)
        {
            return plain;
        }

        // what people preferred has to show on what happened: by the same rule as trees
        using var joined = request.Train.With(judged);
        var taught = Fit(request with { Train = joined }, order, checkpoint);
        return IsClearlyBetter(taught.Chosen.Gains, plain.Chosen.Gains) ? taught with { LearnedFromReviews = true } : plain;
    }

    private static FittedForms Fit(FitRequest request, ValidationOrder order, Action checkpoint)
    {
        var logistic = LogisticFitter.Fit(request, order, checkpoint);
        var trees = TreesFitter.Fit(request, order, checkpoint);
        return IsClearlyBetter(trees.Gains, logistic.Gains) ? new(trees, logistic) : new(logistic, trees);
    }

    private static bool IsClearlyBetter(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        if (one.Count < 2)
        {
            return false;
        }

        var differences = one.Zip(other, (ours, theirs) => ours - theirs).ToList();
        var mean = differences.Average();
        var variance = differences.Sum(each => (each - mean) * (each - mean)) / (differences.Count - 1);
        return mean > Math.Sqrt(variance / differences.Count);
    }

    /// <summary>The map from scores to probabilities, fitted on what was done in the validation period, over all case types.</summary>
    public static CalibrationMap Calibrate(TrainingRows validation, Func<double[], double> scoreOf) =>
        CalibrationChoice.Fit([.. validation.Done.Select(done => scoreOf(done.Row))], [.. validation.Done.Select(done => done.EndedWell)]);

    /// <summary>How the outcomes of each case type there differ from what the map of all types expects; null when none differs.</summary>
    public static IReadOnlyList<TypeOffset>? OffsetsOf(TrainingRows validation, Func<double[], double> scoreOf, CalibrationMap map)
    {
        var offsets = validation
            .Done.Zip(validation.DoneTypes)
            .Where(pair => pair.Second is not null)
            .GroupBy(pair => pair.Second!, pair => pair.First, StringComparer.Ordinal)
            .OrderBy(type => type.Key, StringComparer.Ordinal)
            .Select(type => new TypeOffset(type.Key, FixedPoint.FromDouble(OffsetOf(type))))
            .Where(offset => Math.Abs(offset.Offset) >= SmallestOffset)
            .ToList();
        return offsets.Count > 0 ? offsets : null;

        double OffsetOf(IEnumerable<(double[] Row, bool EndedWell)> done)
        {
            var outcomes = done.ToList();
            return PooledOffset.Of([.. outcomes.Select(each => ExpectedOf(each.Row))], [.. outcomes.Select(each => each.EndedWell)]);
        }

        double ExpectedOf(double[] row) => StepChances.ScoreOf(FixedPoint.ToDouble(map.Apply(FixedPoint.FromDouble(scoreOf(row)))));
    }
}

/// <summary>Rows of a kind, and the columns they have.</summary>
internal sealed record FitRequest(
    string Version,
    SlateKind Kind,
    IReadOnlyList<string> Columns,
    TrainingRows Train,
    TrainingRows Validation
)
{
    /// <summary>Rows of judgements, to be tried on top of the training rows; null without any.</summary>
    public TrainingRows? Judged { get; init; }
}

/// <summary>The chosen model, and the other form that was fitted.</summary>
internal sealed record FittedForms(FittedModel Chosen, FittedModel Other)
{
    /// <summary>Both learned from judgements of studies too, which clearly helped.</summary>
    public bool LearnedFromReviews { get; init; }
}

/// <summary>A fitted model with its figures.</summary>
/// <param name="Settings">The settings chosen on the validation period, in words.</param>
/// <param name="Weights">The influence of each column, in the unit of the model form.</param>
/// <param name="Gains">nDCG of each validation decision in which something was done.</param>
internal sealed record FittedModel(RankerModel Model, string Settings, IReadOnlyList<double> Weights, IReadOnlyList<double> Gains)
{
    /// <summary>Mean of <see cref="Gains"/>; 0 when there are none.</summary>
    public double ValidationNdcg => Gains.Count == 0 ? 0 : Gains.Average();

    /// <summary>Strength of the penalty on weights; null where there is none.</summary>
    public double? Penalty { get; init; }
}
