using RecsConsole.Features.Insights.Figures;

namespace RecsConsole.Features.Insights.Questions;

/// <summary>The questions and the titles of their tiles.</summary>
internal static class QuestionLabels
{
    public static string Title(QuestionKind kind) =>
        kind switch
        {
            QuestionKind.Outcome => Texts.QuestionOutcome,
            QuestionKind.Use => Texts.QuestionUse,
            QuestionKind.Quality => Texts.QuestionQuality,
            QuestionKind.Gaps => Texts.QuestionGaps,
            QuestionKind.Load => Texts.QuestionLoad,
            _ => Texts.QuestionTrust,
        };

    /// <summary>Id of the section.</summary>
    public static string Anchor(QuestionKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>URL of the section; the base of relative links is not this page.</summary>
    public static string Address(QuestionKind kind, InsightFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return $"{filter.Address}#{Anchor(kind)}";
    }

    public static string Tile(InsightKind kind) =>
        kind switch
        {
            InsightKind.Volume => Texts.Volume,
            InsightKind.ActionMetrics => Texts.ActionMetrics,
            InsightKind.DocumentMetrics => Texts.DocumentMetrics,
            InsightKind.Acceptance => Texts.Acceptance,
            InsightKind.Overrides => Texts.Overrides,
            InsightKind.Empty => Texts.EmptySlates,
            InsightKind.Exclusions => Texts.LeftOut,
            InsightKind.Coverage => Texts.CoverageOfTheCatalogue,
            InsightKind.Documents => Texts.FreshnessOfDocuments,
            InsightKind.Audit => Texts.CompletenessOfTheAuditTrail,
            InsightKind.Outcomes => Texts.OutcomeAndSla,
            InsightKind.Value => Texts.ValueOfSuggestions,
            InsightKind.Satisfaction => Texts.SatisfactionAndWork,
            InsightKind.Pilots => Texts.EffectOfPilots,
            InsightKind.PeopleMetrics => Texts.PeopleMetrics,
            InsightKind.Confidence => Texts.ConfidenceAsOfNow,
            InsightKind.Exploration => Texts.ExplorationReceipts,
            InsightKind.Dismissals => Texts.Dismissals,
            InsightKind.Signals => Texts.NegativeSignals,
            InsightKind.Approvals => SharedTexts.Approvals,
            InsightKind.Models => Texts.ModelInForce,
            InsightKind.Drift => Texts.Drift,
            InsightKind.Equality => Texts.EqualQuality,
            InsightKind.Workflows => Texts.WorkflowsSideBySide,
            InsightKind.ModelAnswers => Texts.AnswersOfOptionalModels,
            InsightKind.Experts => Texts.LoadOfExperts,
            _ => Texts.SpreadOfOpenRequests,
        };
}
