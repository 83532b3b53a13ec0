using RecsConsole.Components.Charts;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Features.Models.Life.Ledger;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Models.Life;

/// <summary>
/// Decides whether a model may rank anything that is shown (R116). A pure function of the evidence and the limits: it writes the ledger, of
/// which each row states its figure, so that a refusal can be understood and disputed. The page of the model shows the same rows.
/// </summary>
public static class PromotionGate
{
    private static GateCheck NotCompared => GateCheck.Of(Texts.Evaluation, false, Texts.NotCompared);

    /// <summary>All checks, passed ones included, in the order a reader would ask for them.</summary>
    public static IReadOnlyList<GateCheck> Judge(GateCandidate candidate, GateLimits limits)
    {
        ArgumentNullException.ThrowIfNull(candidate);
        ArgumentNullException.ThrowIfNull(limits);
        IReadOnlyList<GateCheck> golden = candidate.Golden is { } run ? [Golden(run)] : [];
        IReadOnlyList<GateCheck> people = candidate.Studies is { } studies ? People(studies) : [];
        IReadOnlyList<GateCheck> desk = candidate.Desk is { } figures ? DeskChecks.Of(figures) : [];
        return
            candidate.Report is { } report
            && Card(report, candidate.Version) is { } model
            && Card(report, ModelReport.Heuristic) is { } heuristic
            ?
            [
                Compared(report),
                Schema(candidate, limits),
                Enough(report, limits),
                Violations(Texts.Permission, Texts.TheActorMayNotSee, model.PermissionViolations, model),
                Violations(Texts.Constraints, Texts.StatePolicyOrCatalogForbid, model.ConstraintViolations, model),
                Calibration(model, limits),
                Skill(model),
                NotWorse(report, model, heuristic),
                BetterThanCounting(report, model),
                .. golden,
                .. people,
                .. desk,
            ]
            : [NotCompared, Schema(candidate, limits), .. golden, .. people, .. desk];
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
        GateCheck.Of(Texts.Evaluation, true, Texts.ComparedWithTheWeightedRules.With(report.TestDecisions)) with
        {
            Figure = GateFigure.Rests(report.TestDecisions),
            Source = GateSource.Scorecards,
        };

    private static GateCheck Schema(GateCandidate candidate, GateLimits limits)
    {
        var fits = candidate.FeatureSchema == limits.FeatureSchema;
        var words = fits
            ? Texts.TrainedWithFeatureSchemaTheEnginesOwn.With(limits.FeatureSchema)
            : Texts.ItWasTrainedWithFeatureSchema.With(candidate.FeatureSchema, limits.FeatureSchema);
        return GateCheck.Of(Texts.Features, fits, words) with
        {
            Figure = GateFigure.Count(candidate.FeatureSchema),
            Threshold = ChartNumbers.Count(limits.FeatureSchema),
        };
    }

    private static GateCheck Golden(GoldenRun run)
    {
        var verdict =
            run.Failures is not null ? GateVerdict.Blocks
            : run.Cases == 0 ? GateVerdict.NoEvidence
            : GateVerdict.Passes;
        var words = run.Failures ?? (run.Cases == 0 ? Texts.GoldenNoneOfKind : Texts.GoldenAllHold.With(run.Cases));
        return new(Texts.GoldenSet, verdict, words)
        {
            Figure = run.Cases == 0 ? GateFigure.None : GateFigure.Count(run.Cases - run.Failed, run.Cases),
            Threshold = run.Cases == 0 ? "" : ChartNumbers.Count(run.Cases),
            Source = GateSource.Golden,
        };
    }

    // People must not be shown what they clearly like less, whatever the figures say; a missing study is no objection.
    private static IReadOnlyList<GateCheck> People(IReadOnlyList<StudyVerdict> studies) =>
        studies.Count == 0 ? [GateCheck.Missing(Texts.BlindComparison, Texts.NoClosedStudy)] : [.. studies.Select(Preferred)];

    private static GateCheck Preferred(StudyVerdict study)
    {
        var verdict =
            study.IsLost ? GateVerdict.Blocks
            : study.Wins.IsEnough ? GateVerdict.Passes
            : GateVerdict.NoEvidence;
        var words = study.IsLost
            ? Texts.PeoplePreferTheOther.With(study.Against, study.Study, Of(study))
            : Texts.PeopleDoNotPreferTheOther.With(study.Study, study.Against, Of(study));
        return new(Texts.BlindComparison, verdict, words)
        {
            Figure = GateFigure.Share(study.Wins),
            Threshold = Texts.ReachesHalf,
            Source = GateSource.Study,
            StudyId = study.StudyId,
        };
    }

    private static string Of(StudyVerdict study) =>
        study.Wins.IsEnough
            ? Texts.PreferredIn.With(study.Wins.Wins, study.Wins.Decided, study.Wins.Low * 100, study.Wins.High * 100, study.Undecided)
            : Texts.TooFewJudged.With(study.Wins.Decided, WinRate.MinDecided, study.Undecided);

    private static GateCheck Enough(ModelReport report, GateLimits limits)
    {
        var missing = limits.MinTestDecisions - report.TestDecisions;
        var words =
            missing <= 0
                ? Texts.TestTooSmall.With(report.TestDecisions, limits.MinTestDecisions)
                : Texts.EvaluationTooSmall.With(report.TestDecisions, limits.MinTestDecisions, missing);
        return GateCheck.Of(Texts.TestDecisions, missing <= 0, words) with
        {
            Figure = GateFigure.Count(report.TestDecisions, report.TestDecisions),
            Threshold = Texts.AtLeast.With(ChartNumbers.Count(limits.MinTestDecisions)),
            Source = GateSource.Scorecards,
        };
    }

    private static GateCheck Violations(string name, string what, int count, Scorecard model)
    {
        var words =
            count == 0
                ? Texts.NothingWasShown.With(what)
                : Texts.ShownThat.With(count == 1 ? Texts.OneItem : Texts.ItemsWere.With(count), what);
        return GateCheck.Of(name, count == 0, words) with
        {
            Figure = GateFigure.Count(count, model.ItemsChecked),
            Threshold = ChartNumbers.Count(0),
            Source = GateSource.Scorecards,
        };
    }

    private static GateCheck Calibration(Scorecard model, GateLimits limits)
    {
        var error = model.CalibrationError;
        var passed = error.Value <= limits.MaxCalibrationError;
        var words = passed
            ? Texts.TheCalibrationError.With(ModelLabels.Figure(error.Value), error.N, ModelLabels.Figure(limits.MaxCalibrationError))
            : Texts.TheCalibrationErrorIsOfAbove.With(
                ModelLabels.Figure(error.Value),
                error.N,
                ModelLabels.Figure(limits.MaxCalibrationError)
            );
        return GateCheck.Of(Texts.Calibration, passed, words) with
        {
            Figure = GateFigure.Of(error),
            Threshold = Texts.AtMost.With(ModelLabels.Figure(limits.MaxCalibrationError)),
            Source = GateSource.Reliability,
        };
    }

    // The calibration error of a constant can be 0; probabilities that are worse than one must not be shown.
    private static GateCheck Skill(Scorecard model)
    {
        if (model.BrierSkill is not { } skill || !IsMeasured(skill))
        {
            return GateCheck.Of(Texts.BrierSkill, false, Texts.BrierSkillNotMeasured);
        }

        // "no worse" is said only where the whole interval says so
        var (verdict, words) =
            skill.Value < 0 ? (GateVerdict.Blocks, Texts.TheBrierSkillIsBelow.With(Interval(skill)))
            : skill.Low < 0 ? (GateVerdict.Unclear, Texts.TheBrierSkillMayBeChance.With(Interval(skill)))
            : (GateVerdict.Passes, Texts.TheBrierSkill.With(Interval(skill)));
        return new(Texts.BrierSkill, verdict, words)
        {
            Figure = GateFigure.Of(skill),
            Threshold = Texts.AtLeast.With(ChartNumbers.Count(0)),
            Source = GateSource.Reliability,
        };
    }

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
        var said =
            !passed ? Texts.ItRanksClearlyWorse.With(words)
            : gain?.Low > 0 ? Texts.ItRanksClearlyBetter.With(words)
            : Texts.NotClearlyWorse.With(words);
        return GateCheck.Of(Texts.Ranking, passed, said) with
        {
            Figure = gain is null
                ? GateFigure.Of(model.Ndcg)
                : GateFigure.Difference(ModelLabels.Agreeing(gain, model.Ndcg, heuristic.Ndcg)),
            Threshold = gain is null ? Texts.AtLeast.With(ModelLabels.Figure(heuristic.Ndcg.Low)) : Texts.ReachesZero,
            Source = GateSource.Scorecards,
        };
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
            return GateCheck.Of(Texts.Counting, false, Texts.NotComparedWithCounting);
        }

        var words = Texts.MostUsedDifference.With(Interval(counted.Ndcg), ModelLabels.Difference(gain, model.Ndcg, counted.Ndcg));
        var said =
            gain.Value <= 0 ? Texts.NotBetterThanMostUsed.With(words)
            // as in NotWorse: a person weighs a lead that may be chance, but it is not called better
            : gain.Low <= 0 ? Texts.AheadOfMostUsed.With(words)
            : Texts.BetterThanMostUsed.With(words);
        var verdict =
            gain.Value <= 0 ? GateVerdict.Blocks
            : gain.Low <= 0 ? GateVerdict.Unclear
            : GateVerdict.Passes;
        return new(Texts.Counting, verdict, said)
        {
            Figure = GateFigure.Difference(ModelLabels.Agreeing(gain, model.Ndcg, counted.Ndcg)),
            Threshold = Texts.Above.With(ChartNumbers.Count(0)),
            Source = GateSource.Scorecards,
        };
    }

    private static string Interval(Measure measure) =>
        Texts.ToN.With(ModelLabels.Figure(measure.Value), ModelLabels.Figure(measure.Low), ModelLabels.Figure(measure.High), measure.N);
}

/// <param name="Report">Null when there is none or it cannot be read.</param>
public sealed record GateCandidate(string Version, int FeatureSchema, ModelReport? Report)
{
    /// <summary>The golden cases that were run; null when none were run.</summary>
    public GoldenRun? Golden { get; init; }

    /// <summary>Results of blind comparisons; null when none were requested.</summary>
    public IReadOnlyList<StudyVerdict>? Studies { get; init; }

    /// <summary>What the desk itself says of the model; null when it was not asked.</summary>
    public DeskFigures? Desk { get; init; }
}

/// <param name="Cases">Number of expectations that were run.</param>
/// <param name="Failures">The failures in words; null when every expectation is met.</param>
public sealed record GoldenRun(int Cases, string? Failures)
{
    /// <summary>Number of expectations that are not met.</summary>
    public int Failed { get; init; }
}

/// <param name="FeatureSchema">The schema version that the engine computes.</param>
public sealed record GateLimits(double MaxCalibrationError, int MinTestDecisions, int FeatureSchema);
