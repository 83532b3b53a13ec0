using RecsConsole.Casework;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Headlines;
using RecsConsole.Features.Insights.Metrics;
using RecsConsole.Features.Insights.Rules.Pilots;
using RecsConsole.Features.Insights.Tiles;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Insights.Rules;

/// <summary>
/// All figures of the page on which an alarm can be set. Those of single pilots come and go with the pilot: <see cref="PilotFigure"/> names
/// them, and they are found by their key.
/// </summary>
internal static class WatchableFigures
{
    /// <summary>In the order of the page.</summary>
    public static IReadOnlyList<WatchableFigure> All { get; } =
    [.. OfHeadlines, .. OfOutcome, .. OfUse, .. OfQuality, .. OfGaps, .. OfLoad, .. OfTrust];

    /// <summary>The figures to choose from for a team, or for the whole tenant if it is null.</summary>
    public static IEnumerable<WatchableFigure> OfferedFor(string? team) => All.Where(each => team is null || !each.IsOfWholeTenant);

    public static WatchableFigure? Find(string? key) =>
        All.FirstOrDefault(each => string.Equals(each.Key, key, StringComparison.Ordinal)) ?? PilotFigure.Find(key);

    private static IEnumerable<WatchableFigure> OfHeadlines =>
        [
            Headline(HeadlineKind.SlaMet, FigureUnit.Share, nameof(Texts.HeadlineSlaMet)),
            Headline(HeadlineKind.TimeToSolution, FigureUnit.Hours, nameof(Texts.TimeToResolution)),
            Headline(HeadlineKind.Reopened, FigureUnit.Share, nameof(Texts.HeadlineReopened)),
            Headline(HeadlineKind.Solved, FigureUnit.Count, nameof(Texts.HeadlineSolved)),
        ];

    private static IEnumerable<WatchableFigure> OfOutcome =>
        [
            Tile(InsightKind.Outcomes, "sla_with", FigureUnit.Share, nameof(Texts.SlaMetWithAnAcceptedSuggestion)),
            Tile(InsightKind.Outcomes, "sla_without", FigureUnit.Share, nameof(Texts.SlaMetWithout)),
            Tile(InsightKind.Outcomes, "sla_difference", FigureUnit.Points, nameof(Texts.Difference)),
            Tile(InsightKind.Outcomes, "reopened_with", FigureUnit.Share, nameof(Texts.ReopenedWithAnAcceptedSuggestion)),
            Tile(InsightKind.Outcomes, "reopened_without", FigureUnit.Share, nameof(Texts.ReopenedWithout)),
            Tile(InsightKind.Value, "time_saved", FigureUnit.Hours, nameof(Texts.TimeSaved)),
            Tile(InsightKind.Value, "rework_avoided", FigureUnit.Points, nameof(Texts.ReworkAvoided)),
            Tile(InsightKind.Value, "retention", FigureUnit.Share, nameof(Texts.RetentionOfUsers)),
            Tile(InsightKind.Value, "cost", FigureUnit.Number, nameof(Texts.CostPerRecommendation)),
            Tile(InsightKind.Value, "cost_accepted", FigureUnit.Number, nameof(Texts.CostPerAccepted)),
            Tile(InsightKind.Value, "novelty", FigureUnit.Share, nameof(Texts.AcceptedNovelty)),
            Tile(InsightKind.Satisfaction, "with", FigureUnit.Share, nameof(Texts.SatisfiedWith)),
            Tile(InsightKind.Satisfaction, "without", FigureUnit.Share, nameof(Texts.SatisfiedWithout)),
            Tile(InsightKind.Satisfaction, "rated", FigureUnit.Share, nameof(Texts.SolvedCasesRated)),
            Tile(InsightKind.Satisfaction, "per_person", FigureUnit.Number, nameof(Texts.SolvedPerPersonAndWeek)),
            Tile(InsightKind.Satisfaction, "reasons", FigureUnit.Count, nameof(Texts.AnswersWithAReason)),
        ];

    private static IEnumerable<WatchableFigure> OfUse =>
        [
            Tile(InsightKind.Volume, "decisions", FigureUnit.Count, nameof(Texts.Decisions)),
            Tile(InsightKind.Volume, "cases", FigureUnit.Count, nameof(Texts.CasesTheyWereMade)),
            Tile(InsightKind.Volume, "people", FigureUnit.Count, nameof(Texts.PeopleWhoAsked)),
            Tile(InsightKind.Volume, "new", FigureUnit.Count, nameof(Texts.NewCases)),
            Tile(InsightKind.Acceptance, "decisions", FigureUnit.Share, nameof(Texts.DecisionsWithAnAcceptedSuggestion)),
            .. Kinds(nameof(Texts.KindAccepted), InsightKind.Acceptance),
            Tile(InsightKind.Workflows, "compared", FigureUnit.Count, nameof(Texts.WorkflowsCompared)),
            Tile(InsightKind.Overrides, "overridden", FigureUnit.Share, nameof(Texts.DecisionsOverridden)),
            Tile(InsightKind.Dismissals, "dismissed", FigureUnit.Share, nameof(Texts.SuggestionsDismissed)),
            Tile(InsightKind.Signals, "repeated", FigureUnit.Share, nameof(Texts.DismissedAgainByTheSamePerson)),
            Tile(InsightKind.Signals, "several", FigureUnit.Count, nameof(Texts.SuggestionsDismissedByTwoPeopleOrMore)),
            Tile(InsightKind.Signals, DismissReasons.WrongPermission, FigureUnit.Count, nameof(Texts.ReportedShouldNotBeShown)),
            Tile(InsightKind.Signals, DismissReasons.BadExplanation, FigureUnit.Count, nameof(Texts.ReportedTheReasonGivenIsWrong)),
            OfNow(InsightKind.Signals, "opt_outs", FigureUnit.Count, nameof(Texts.OptOuts)),
            Tile(InsightKind.Signals, "complaints", FigureUnit.Count, nameof(Texts.Complaints)),
            Tile(InsightKind.Signals, "verdicts", FigureUnit.Share, nameof(Texts.ReviewersSaidRight)),
        ];

    private static IEnumerable<WatchableFigure> OfQuality =>
        [
            Tile(InsightKind.ActionMetrics, "accepted", StoredText.From<SharedTexts>(nameof(SharedTexts.Accepted)), FigureUnit.Share),
            Tile(InsightKind.ActionMetrics, LabelNames.Executed, FigureUnit.Share, nameof(Texts.CarriedOut)),
            Tile(InsightKind.ActionMetrics, "time_with", FigureUnit.Hours, nameof(Texts.TimeToResolutionWith)),
            Tile(InsightKind.ActionMetrics, "time_without", FigureUnit.Hours, nameof(Texts.TimeToResolutionWithout)),
            Tile(InsightKind.ActionMetrics, LabelNames.SlaMet, FigureUnit.Share, nameof(Texts.SlaMetAfterIt)),
            Tile(InsightKind.ActionMetrics, LabelNames.Rework, FigureUnit.Share, nameof(Texts.ReworkAfterIt)),
            Tile(InsightKind.ActionMetrics, "overridden", FigureUnit.Share, nameof(Texts.DecisionsOverridden)),
            Tile(InsightKind.DocumentMetrics, "opened", FigureUnit.Share, nameof(Texts.DocumentsOpened)),
            Tile(InsightKind.DocumentMetrics, "used", FigureUnit.Share, nameof(Texts.DocumentsUsed)),
            Tile(InsightKind.DocumentMetrics, LabelNames.Resolved, FigureUnit.Share, nameof(Texts.ResolvedWithIt)),
            Tile(InsightKind.DocumentMetrics, "reported", FigureUnit.Count, nameof(Texts.ReportsOfOutdatedDocuments)),
            Tile(InsightKind.PeopleMetrics, "asked", FigureUnit.Share, nameof(Texts.PeopleAsked)),
            Tile(InsightKind.PeopleMetrics, "contributed", FigureUnit.Share, nameof(Texts.PeopleContributed)),
            OfNow(InsightKind.PeopleMetrics, "unevenness", FigureUnit.Number, nameof(Texts.UnevennessOfOpenCases)),
            Tile(InsightKind.PeopleMetrics, "answered", FigureUnit.Share, nameof(Texts.QuestionsAnswered)),
            Tile(InsightKind.PeopleMetrics, "time", FigureUnit.Hours, nameof(Texts.TimeToAnswer)),
            .. KindWords.SelectMany(Confidence),
            .. Exploration,
        ];

    private static IEnumerable<WatchableFigure> Exploration =>
        [
            Tile(InsightKind.Exploration, "accepted_tried", FigureUnit.Share, nameof(Texts.AcceptedTriedOut)),
            Tile(InsightKind.Exploration, "accepted_displaced", FigureUnit.Share, nameof(Texts.AcceptedDisplaced)),
            Tile(InsightKind.Exploration, "accepted_difference", FigureUnit.Points, nameof(Texts.BoughtAccepted)),
            Tile(InsightKind.Exploration, "done_tried", FigureUnit.Share, nameof(Texts.DoneTriedOut)),
            Tile(InsightKind.Exploration, "done_displaced", FigureUnit.Share, nameof(Texts.DoneDisplaced)),
            Tile(InsightKind.Exploration, "done_difference", FigureUnit.Points, nameof(Texts.BoughtDone)),
        ];

    private static IEnumerable<WatchableFigure> OfGaps =>
        [
            .. Kinds(nameof(Texts.EmptySlatesOf), InsightKind.Empty),
            Tile(InsightKind.Exclusions, "decisions", FigureUnit.Share, nameof(Texts.DecisionsWithSomethingLeftOutForPermission)),
            Tile(InsightKind.Exclusions, "items", FigureUnit.Count, nameof(Texts.LeftOutForPermission)),
            Tile(InsightKind.Coverage, "action", FigureUnit.Share, nameof(Texts.ActionsShownAtLeastOnce)),
            OfWhole(Tile(InsightKind.Coverage, "document", FigureUnit.Share, nameof(Texts.DocumentsShownAtLeastOnce))),
            Tile(InsightKind.Coverage, "new", FigureUnit.Share, nameof(Texts.NewToWhoeverSawIt)),
            Tile(InsightKind.Coverage, "kinds", FigureUnit.Number, nameof(Texts.DifferentKindsInASlate)),
            OfWhole(OfNow(InsightKind.Documents, "in_force", StoredText.From<SharedTexts>(nameof(SharedTexts.InForce)), FigureUnit.Count)),
            OfWhole(OfNow(InsightKind.Documents, "due", FigureUnit.Share, nameof(Texts.DueForReview))),
            OfWhole(
                OfNow(
                    InsightKind.Documents,
                    "expiring",
                    StoredText.From<Texts>(nameof(Texts.ExpiringWithinDays), DocumentsTile.SoonDays),
                    FigureUnit.Share
                )
            ),
            Tile(InsightKind.Documents, "reported", FigureUnit.Count, nameof(Texts.ReportsOfOutdatedDocuments)),
            OfNow(InsightKind.Documents, "open", FigureUnit.Count, nameof(Texts.ReportsStillOpen)),
            OfNow(InsightKind.Documents, "late", FigureUnit.Count, nameof(Texts.ReportsPastTheirDueDate)),
        ];

    private static IEnumerable<WatchableFigure> OfLoad =>
        [
            Tile(InsightKind.Approvals, "asked", FigureUnit.Count, nameof(Texts.AskedFor)),
            Tile(InsightKind.Approvals, ApprovalStatus.Approved.ToCode(), FigureUnit.Share, nameof(Texts.ApprovedOfThoseDecided)),
            Tile(InsightKind.Approvals, ApprovalStatus.Rejected.ToCode(), FigureUnit.Share, nameof(Texts.RejectedOfThoseDecided)),
            Tile(InsightKind.Approvals, ApprovalStatus.Lapsed.ToCode(), FigureUnit.Share, nameof(Texts.LapsedOfThoseThatAreOver)),
            OfNow(InsightKind.Experts, "full", FigureUnit.Share, nameof(Texts.AtFullCapacity)),
            Tile(InsightKind.Experts, "asked", FigureUnit.Count, nameof(Texts.RequestsToThem)),
            Tile(InsightKind.Experts, "others", FigureUnit.Count, nameof(Texts.RequestsToOthers)),
            Tile(InsightKind.Experts, "busiest", FigureUnit.Share, nameof(Texts.RequestsThatTheBusiestPersonGot)),
            Tile(InsightKind.Experts, "half", FigureUnit.Count, nameof(Texts.SpreadHalfOfTheRequestsWent)),
            OfNow(InsightKind.Spread, "waiting", FigureUnit.Count, nameof(Texts.RequestsThatWaitForSomebody)),
            OfNow(InsightKind.Spread, "assignable", FigureUnit.Share, nameof(Texts.AssignableNow)),
            OfNow(InsightKind.Spread, "given_up", FigureUnit.Number, nameof(Texts.MatchGivenUpToSpreadThem)),
        ];

    private static IEnumerable<WatchableFigure> OfTrust =>
        [
            Tile(InsightKind.Models, "versions", FigureUnit.Count, nameof(Texts.VersionsThatOrderedDecisions)),
            .. DriftNames.All.Select(what => Tile(InsightKind.Drift, what, DriftLabels.Of(what), UnitOf(DriftLabels.MeasureOf(what)))),
            Tile(InsightKind.Equality, "compared", FigureUnit.Count, nameof(Texts.SegmentsCompared)),
            Tile(InsightKind.Equality, "worse", FigureUnit.Count, nameof(Texts.SegmentsWorse)),
            .. Enum.GetValues<ModelUse>().SelectMany(Answers),
            OfWhole(Tile(InsightKind.ModelAnswers, "intents_invented", FigureUnit.Count, nameof(Texts.IntentsInvented))),
            Tile(InsightKind.Audit, "decisions", FigureUnit.Share, nameof(Texts.DecisionsWithTheirEntry)),
            Tile(InsightKind.Audit, "responses", FigureUnit.Share, nameof(Texts.AnswersWithTheirEntry)),
        ];

    // the kinds of slates with their words, stored by meaning
    private static NamedKind[] KindWords =>
        [
            new(ItemKind.Action, StoredText.From<SharedTexts>(nameof(SharedTexts.Actions))),
            new(ItemKind.Document, StoredText.From<SharedTexts>(nameof(SharedTexts.Documents))),
            new(ItemKind.Expert, StoredText.From<Texts>(nameof(Texts.PeopleToAsk))),
        ];

    private static IEnumerable<WatchableFigure> Kinds(string text, InsightKind tile) =>
        KindWords.Select(kind => Tile(tile, kind.Kind.ToCode(), StoredText.From<Texts>(text, kind.Words), FigureUnit.Share));

    private static IEnumerable<WatchableFigure> Confidence(NamedKind kind)
    {
        var code = kind.Kind.ToCode();
        WatchableFigure Of(string name, StoredText words, FigureUnit unit) =>
            Tile(InsightKind.Confidence, name, StoredText.From<Texts>(nameof(Texts.ConfidenceOfKind), kind.Words, words), unit);

        yield return Of($"{code}_high", StoredText.From<SharedTexts>(nameof(SharedTexts.ConfidenceHigh)), FigureUnit.Share);
        yield return Of($"{code}_medium", StoredText.From<SharedTexts>(nameof(SharedTexts.ConfidenceMedium)), FigureUnit.Share);
        yield return Of($"{code}_low", StoredText.From<SharedTexts>(nameof(SharedTexts.ConfidenceLow)), FigureUnit.Share);
        yield return Of($"{code}_high_less_low", StoredText.From<Texts>(nameof(Texts.HighLessLow)), FigureUnit.Points);
        if (kind.Kind is ItemKind.Action)
        {
            yield return Of("brier", StoredText.From<Texts>(nameof(Texts.BrierScore)), FigureUnit.Number);
        }
    }

    private static IEnumerable<WatchableFigure> Answers(ModelUse model)
    {
        var (code, words) = (model.ToCode(), ModelUseLabels.Of(model));
        yield return OfWhole(
            Tile(InsightKind.ModelAnswers, $"{code}_failed", StoredText.From<Texts>(nameof(Texts.ModelFailed), words), FigureUnit.Share)
        );
        yield return OfWhole(
            Tile(InsightKind.ModelAnswers, $"{code}_resting", StoredText.From<Texts>(nameof(Texts.ModelResting), words), FigureUnit.Count)
        );
    }

    private static FigureUnit UnitOf(DriftMeasure measure) => measure is DriftMeasure.Difference ? FigureUnit.Points : FigureUnit.Number;

    private static WatchableFigure Headline(HeadlineKind kind, FigureUnit unit, string text) =>
        new($"headline.{kind.ToString().ToLowerInvariant()}", StoredText.From<Texts>(text), unit) { Headline = kind };

    private static WatchableFigure OfNow(InsightKind tile, string name, FigureUnit unit, string text) =>
        Tile(tile, name, unit, text) with
        {
            IsOfNow = true,
        };

    private static WatchableFigure OfNow(InsightKind tile, string name, StoredText words, FigureUnit unit) =>
        Tile(tile, name, words, unit) with
        {
            IsOfNow = true,
        };

    private static WatchableFigure OfWhole(WatchableFigure figure) => figure with { IsOfWholeTenant = true };

    private static WatchableFigure Tile(InsightKind tile, string name, FigureUnit unit, string text) =>
        Tile(tile, name, StoredText.From<Texts>(text), unit);

    private static WatchableFigure Tile(InsightKind tile, string name, StoredText words, FigureUnit unit) =>
        new($"{tile.ToString().ToLowerInvariant()}.{name}", words, unit) { Tile = tile };

    private sealed record NamedKind(ItemKind Kind, StoredText Words);
}
