using System.Globalization;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>
/// Decides whether a model may rank anything that is shown (R116). A pure function of its evaluation, the limits and the engine's feature
/// schema; each check states its figure, so that a refusal can be understood and disputed.
/// </summary>
public static class PromotionGate
{
    private static GateCheck NotCompared => new(Texts.Evaluation, false, Texts.NotCompared);

    /// <summary>All checks, passed ones included, in the order a reader would ask for them.</summary>
    public static IReadOnlyList<GateCheck> Judge(GateCandidate candidate, GateLimits limits)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(limits);
        IReadOnlyList<GateCheck> golden = candidate.Golden is { } run ? [Golden(run)] : [];
        IReadOnlyList<GateCheck> people = candidate.Studies is { } studies ? [Preferred(studies)] : [];
        return
            candidate.Report is { } report
            && Card(report, candidate.Version) is { } model
            && Card(report, ModelReport.Heuristic) is { } heuristic
            ?
            [
                Compared(report),
                Schema(candidate, limits),
                Enough(report, limits),
                Violations(Texts.Permission, Texts.TheActorMayNotSee, model.PermissionViolations),
                Violations(Texts.Constraints, Texts.StatePolicyOrCatalogForbid, model.ConstraintViolations),
                Calibration(model, limits),
                Skill(model),
                NotWorse(report, model, heuristic),
                BetterThanCounting(report, model),
                .. golden,
                .. people,
            ]
            : [NotCompared, Schema(candidate, limits), .. golden, .. people];
    }

    /// <summary>The reasons against promotion, in words; null when there are none.</summary>
    public static string? Refusal(IReadOnlyList<GateCheck> checks)
    {
        var failed = checks.Where(check => !check.Passed).Select(check => check.Words).ToList();
        return failed.Count == 0 ? null : string.Join(' ', failed.Prepend(Texts.ItMayNotBePromoted).Append(Texts.NothingWasChanged));
    }

    private static Scorecard? Card(ModelReport report, string ranker, bool needsCalibration = true) =>
        report.Scorecards?.FirstOrDefault(card =>
            string.Equals(card.Ranker, ranker, StringComparison.Ordinal)
            && IsMeasured(card.Ndcg)
            && (!needsCalibration || IsMeasured(card.CalibrationError))
        );

    private static bool IsMeasured(Measure? measure) =>
        measure is { N: > 0 } && double.IsFinite(measure.Value) && double.IsFinite(measure.Low) && double.IsFinite(measure.High);

    private static GateCheck Compared(ModelReport report) =>
        new(Texts.Evaluation, true, Texts.ComparedWithTheWeightedRules.With(report.TestDecisions));

    private static GateCheck Schema(GateCandidate candidate, GateLimits limits) =>
        candidate.FeatureSchema == limits.FeatureSchema
            ? new(Texts.Features, true, Texts.TrainedWithFeatureSchemaTheEnginesOwn.With(limits.FeatureSchema))
            : new(Texts.Features, false, Texts.ItWasTrainedWithFeatureSchema.With(candidate.FeatureSchema, limits.FeatureSchema));

    private static GateCheck Golden(GoldenRun run) =>
        new(
            Texts.GoldenSet,
            run.Failures is null,
            run.Failures ?? (run.Cases == 0 ? Texts.GoldenNoneOfKind : Texts.GoldenAllHold.With(run.Cases))
        );

    // People must not be shown what they clearly like less, whatever the figures say; a missing study is no objection.
    private static GateCheck Preferred(IReadOnlyList<StudyVerdict> studies)
    {
        var lost = studies.Where(study => study.IsLost).ToList();
        return new(
            Texts.BlindComparison,
            lost.Count == 0,
            lost.Count > 0 ? string.Join(' ', lost.Select(study => Texts.PeoplePreferTheOther.With(study.Against, study.Study, Of(study))))
                : studies.Count == 0 ? Texts.NoClosedStudy
                : string.Join(' ', studies.Select(study => Texts.PeopleDoNotPreferTheOther.With(study.Study, study.Against, Of(study))))
        );
    }

    private static string Of(StudyVerdict study) =>
        study.Wins.IsEnough
            ? Texts.PreferredIn.With(study.Wins.Wins, study.Wins.Decided, study.Wins.Low * 100, study.Wins.High * 100, study.Undecided)
            : Texts.TooFewJudged.With(study.Wins.Decided, WinRate.MinDecided, study.Undecided);

    private static GateCheck Enough(ModelReport report, GateLimits limits)
    {
        var missing = limits.MinTestDecisions - report.TestDecisions;
        return missing <= 0
            ? new(Texts.TestDecisions, true, Texts.TestTooSmall.With(report.TestDecisions, limits.MinTestDecisions))
            : new(Texts.TestDecisions, false, Texts.EvaluationTooSmall.With(report.TestDecisions, limits.MinTestDecisions, missing));
    }

    private static GateCheck Violations(string name, string what, int count) =>
        count == 0
            ? new(name, true, Texts.NothingWasShown.With(what))
            : new(name, false, Texts.ShownThat.With((count == 1 ? Texts.OneItem : Texts.ItemsWere.With(count)), what));

    private static GateCheck Calibration(Scorecard model, GateLimits limits)
    {
        var error = model.CalibrationError;
        var passed = error.Value <= limits.MaxCalibrationError;
        return new(
            Texts.Calibration,
            passed,
            passed
                ? Texts.TheCalibrationError.With(Figure(error.Value), error.N, Figure(limits.MaxCalibrationError))
                : Texts.TheCalibrationErrorIsOfAbove.With(Figure(error.Value), error.N, Figure(limits.MaxCalibrationError))
        );
    }

    // The calibration error of a constant can be 0; probabilities that are worse than one must not be shown.
    private static GateCheck Skill(Scorecard model) =>
        model.BrierSkill is not { } skill || !IsMeasured(skill) ? new(Texts.BrierSkill, false, Texts.BrierSkillNotMeasured)
        : skill.Value >= 0 ? new(Texts.BrierSkill, true, Texts.TheBrierSkill.With(Interval(skill)))
        : new(Texts.BrierSkill, false, Texts.TheBrierSkillIsBelow.With(Interval(skill)));

    // Overlapping intervals do not show that it is worse; a second person weighs that.
    private static GateCheck NotWorse(ModelReport report, Scorecard model, Scorecard heuristic)
    {
        // The paired difference is more precise than either figure; an evaluation without it is judged by the two intervals.
        var gain = report.GainOf(ModelReport.Ndcg);
        var passed = gain is null ? model.Ndcg.High >= heuristic.Ndcg.Low : gain.High >= 0 && double.IsFinite(gain.Value);
        var (own, rules) = (Interval(model.Ndcg), Interval(heuristic.Ndcg));
        var words = gain is null
            ? Texts.NDCGTheWeightedRules.With(own, rules)
            : Texts.NDCGTheWeightedRulesDifference.With(own, rules, ModelLabels.Difference(gain, model.Ndcg, heuristic.Ndcg));
        return new(Texts.Ranking, passed, passed ? Texts.NotClearlyWorse.With(words) : Texts.ItRanksClearlyWorse.With(words));
    }

    // If counting does as well, a model is not worth its upkeep.
    private static GateCheck BetterThanCounting(ModelReport report, Scorecard model)
    {
        if (
            Card(report, ModelReport.MostUsed, needsCalibration: false) is not { } counted
            || report.OverMostUsedOf(ModelReport.Ndcg) is not { } gain
            || !IsMeasured(gain)
        )
        {
            return new(Texts.Counting, false, Texts.NotComparedWithCounting);
        }

        var words = Texts.MostUsedDifference.With(Interval(counted.Ndcg), ModelLabels.Difference(gain, model.Ndcg, counted.Ndcg));
        return gain.Value <= 0 ? new(Texts.Counting, false, Texts.NotBetterThanMostUsed.With(words))
            // as in NotWorse: a person weighs a lead that may be chance, but it is not called better
            : gain.Low <= 0 ? new(Texts.Counting, true, Texts.AheadOfMostUsed.With(words))
            : new(Texts.Counting, true, Texts.BetterThanMostUsed.With(words));
    }

    private static string Interval(Measure measure) =>
        Texts.ToN.With(Figure(measure.Value), Figure(measure.Low), Figure(measure.High), measure.N);

    private static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}

/// <param name="Report">Null when there is none or it cannot be read.</param>
public sealed record GateCandidate(string Version, int FeatureSchema, ModelReport? Report)
{
    /// <summary>The golden cases that were run; null when none were run.</summary>
    public GoldenRun? Golden { get; init; }

    /// <summary>Results of blind comparisons; null when none were requested.</summary>
    public IReadOnlyList<StudyVerdict>? Studies { get; init; }
}

/// <param name="Cases">Number of expectations that were run.</param>
/// <param name="Failures">The failures in words; null when every expectation is met.</param>
public sealed record GoldenRun(int Cases, string? Failures);

/// <param name="FeatureSchema">The schema version that the engine computes.</param>
public sealed record GateLimits(double MaxCalibrationError, int MinTestDecisions, int FeatureSchema);

/// <summary>One condition, whether it holds, and its figure in words.</summary>
public sealed record GateCheck(string Name, bool Passed, string Words);
