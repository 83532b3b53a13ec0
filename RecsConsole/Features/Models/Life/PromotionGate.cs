using System.Globalization;

namespace RecsConsole.Features.Models.Life;

/// <summary>
/// Decides whether a model may rank anything that is shown (R116). Pure: from its evaluation, the limits and the engine's feature schema;
/// every check says its figure, so that a refusal can be read and argued with.
/// </summary>
public static class PromotionGate
{
    private static readonly GateCheck s_notCompared = new(
        "Evaluation",
        false,
        "There is no evaluation of it beside the weighted rules. Train again."
    );

    /// <summary>All checks, those that pass too, in the order in which a reader asks for them.</summary>
    public static IReadOnlyList<GateCheck> Judge(GateCandidate candidate, GateLimits limits)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(limits);
        return
            candidate.Report is { } report
            && Card(report, candidate.Version) is { } model
            && Card(report, ModelReport.Heuristic) is { } heuristic
            ?
            [
                Compared(report),
                Schema(candidate, limits),
                Enough(report, limits),
                Violations("Permission", "the actor may not see", model.PermissionViolations),
                Violations("Constraints", "state, policy or catalog forbid", model.ConstraintViolations),
                Calibration(model, limits),
                NotWorse(report, model, heuristic),
            ]
            : [s_notCompared, Schema(candidate, limits)];
    }

    /// <summary>The reasons against, in words; null when there is none.</summary>
    public static string? Refusal(IReadOnlyList<GateCheck> checks)
    {
        var failed = checks.Where(check => !check.Passed).Select(check => check.Words).ToList();
        return failed.Count == 0 ? null : "It may not be promoted. " + string.Join(' ', failed) + " Nothing was changed.";
    }

    private static Scorecard? Card(ModelReport report, string ranker) =>
        report.Scorecards?.FirstOrDefault(card =>
            string.Equals(card.Ranker, ranker, StringComparison.Ordinal) && IsMeasured(card.Ndcg) && IsMeasured(card.CalibrationError)
        );

    private static bool IsMeasured(Measure? measure) =>
        measure is { N: > 0 } && double.IsFinite(measure.Value) && double.IsFinite(measure.Low) && double.IsFinite(measure.High);

    private static GateCheck Compared(ModelReport report) =>
        new("Evaluation", true, $"Compared with the weighted rules on {report.TestDecisions} later decisions.");

    private static GateCheck Schema(GateCandidate candidate, GateLimits limits) =>
        candidate.FeatureSchema == limits.FeatureSchema
            ? new("Features", true, $"Trained with feature schema {limits.FeatureSchema}, the engine's own.")
            : new(
                "Features",
                false,
                $"It was trained with feature schema {candidate.FeatureSchema}, and the engine computes schema {limits.FeatureSchema}. Train again."
            );

    private static GateCheck Enough(ModelReport report, GateLimits limits)
    {
        var missing = limits.MinTestDecisions - report.TestDecisions;
        return missing <= 0
            ? new("Test decisions", true, $"{report.TestDecisions} decisions tested; {limits.MinTestDecisions} are needed.")
            : new(
                "Test decisions",
                false,
                $"The evaluation rests on {report.TestDecisions} of {limits.MinTestDecisions} decisions; {missing} are missing."
            );
    }

    private static GateCheck Violations(string name, string what, int count) =>
        count == 0
            ? new(name, true, $"Nothing was shown that {what}.")
            : new(name, false, $"{(count == 1 ? "1 item was" : $"{count} items were")} shown that {what}; only 0 is accepted.");

    private static GateCheck Calibration(Scorecard model, GateLimits limits)
    {
        var error = model.CalibrationError;
        var passed = error.Value <= limits.MaxCalibrationError;
        return new(
            "Calibration",
            passed,
            passed
                ? $"The calibration error is {Figure(error.Value)} of {error.N}; up to {Figure(limits.MaxCalibrationError)} is accepted."
                : $"The calibration error is {Figure(error.Value)} of {error.N}, above the limit of {Figure(limits.MaxCalibrationError)}."
        );
    }

    // Intervals that overlap do not show that it is worse; a second person decides what that is worth.
    private static GateCheck NotWorse(ModelReport report, Scorecard model, Scorecard heuristic)
    {
        // Decision by decision the difference is surer than either figure; an evaluation without it is judged by the two intervals.
        var gain = report.GainOf("ndcg");
        var passed = gain is null ? model.Ndcg.High >= heuristic.Ndcg.Low : gain.High >= 0 && double.IsFinite(gain.Value);
        var difference = gain is null ? "" : $", difference {ModelLabels.Difference(gain)}";
        var words = $"nDCG {Interval(model.Ndcg)}, the weighted rules {Interval(heuristic.Ndcg)}{difference}";
        return new("Ranking", passed, passed ? $"Not clearly worse: {words}." : $"It ranks clearly worse: {words}.");
    }

    private static string Interval(Measure measure) =>
        $"{Figure(measure.Value)} ({Figure(measure.Low)} to {Figure(measure.High)}, n {measure.N})";

    private static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}

/// <param name="Report">Null when there is none, or none that can be read.</param>
public sealed record GateCandidate(string Version, int FeatureSchema, ModelReport? Report);

/// <param name="FeatureSchema">That the engine computes.</param>
public sealed record GateLimits(double MaxCalibrationError, int MinTestDecisions, int FeatureSchema);

/// <summary>One condition, whether it holds, and its figure in words.</summary>
public sealed record GateCheck(string Name, bool Passed, string Words);
