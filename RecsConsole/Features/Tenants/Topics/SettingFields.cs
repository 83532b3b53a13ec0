using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Tenants.Rules;

namespace RecsConsole.Features.Tenants.Topics;

/// <summary>The settings of each topic in the order of its form; a list that is edited as a whole is one setting.</summary>
internal static class SettingFields
{
    public static IReadOnlyList<SettingField> Weights =>
        [
            new(nameof(Texts.MatchFitsTheCase), Texts.MatchFitsTheCase),
            new(nameof(Texts.HistoricalSuccess), Texts.HistoricalSuccess),
            new(nameof(Texts.SlaUrgency), Texts.SlaUrgency),
            new(nameof(Texts.RoleMatch), Texts.RoleMatch),
            new(nameof(Texts.Freshness), Texts.Freshness),
        ];

    public static IReadOnlyList<SettingField> Penalties =>
        [
            new(nameof(SharedTexts.MediumRisk), SharedTexts.MediumRisk),
            new(nameof(SharedTexts.HighRisk), SharedTexts.HighRisk),
            new(nameof(SharedTexts.ReviewOverdue), SharedTexts.ReviewOverdue),
            new(nameof(Texts.APersonsLoad), Texts.APersonsLoad),
        ];

    public static IReadOnlyList<SettingField> Shown =>
        [
            new(nameof(SharedTexts.Actions), SharedTexts.Actions),
            new(nameof(SharedTexts.Documents), SharedTexts.Documents),
            new(nameof(SharedTexts.People), SharedTexts.People),
            new(nameof(Texts.OfOneKindAtMost), Texts.OfOneKindAtMost),
            new(nameof(Texts.DocumentsOfOneSourceAtMost), Texts.DocumentsOfOneSourceAtMost),
            new(nameof(Texts.PopularOnMoreOpenings), Texts.PopularOnMoreOpenings),
            new(nameof(Texts.PopularCountedOverDays), Texts.PopularCountedOverDays),
            new(nameof(Texts.PopularAtMost), Texts.PopularAtMost),
            new(nameof(Texts.RequestsToAPersonIn24Hours), Texts.RequestsToAPersonIn24Hours),
            new(nameof(Texts.DoNotShowPeopleAtCapacity), Texts.DoNotShowPeopleAtCapacity),
        ];

    public static IReadOnlyList<SettingField> Priorities =>
        [new(nameof(Texts.StrategicPriorities), Texts.StrategicPriorities, Texts.PrioritiesHelp)];

    public static IReadOnlyList<SettingField> Phases =>
        [
            new(nameof(Texts.PhaseOfRules), Texts.PhaseOfRules, Texts.PhaseOfRulesHelp),
            new(nameof(Texts.PhaseOfLearning), Texts.PhaseOfLearning, Texts.PhaseOfLearningHelp),
            new(nameof(Texts.PhaseOfReview), Texts.PhaseOfReview, Texts.PhaseOfReviewHelp),
        ];

    public static IReadOnlyList<SettingField> Sources =>
        [
            .. TenantSettingsRules
                .SwitchableSources.Select(source => (Source: source, Name: TenantSettingsLabels.Source(source)))
                .SelectMany(each =>
                    new SettingField[]
                    {
                        new(SettingField.SourceId(each.Source), each.Name),
                        new(SettingField.WeightId(each.Source), Texts.WeightOf.With(each.Name)),
                    }
                ),
        ];

    public static IReadOnlyList<SettingField> Confidence =>
        [
            new(nameof(Texts.HighProbability), Texts.HighProbability),
            new(nameof(Texts.HighSimilarCases), Texts.HighSimilarCases),
            new(nameof(Texts.HighLowerBoundOfSuccess), Texts.HighLowerBoundOfSuccess),
            new(nameof(Texts.MediumProbability), Texts.MediumProbability),
            new(nameof(Texts.MediumSimilarCases), Texts.MediumSimilarCases),
        ];

    public static IReadOnlyList<SettingField> Contacts => [new(nameof(Texts.ContactLimits), Texts.ContactLimits, Texts.ContactLimitsHelp)];

    public static IReadOnlyList<SettingField> Surfaces =>
        [
            .. Enum.GetValues<SlateKind>()
                .Select(kind => (Kind: kind, Name: TenantSettingsLabels.Surface(kind)))
                .SelectMany(each =>
                    new SettingField[]
                    {
                        new(SettingField.SurfaceId(each.Kind), each.Name),
                        new(SettingField.RiskId(each.Kind), Texts.RiskOf.With(each.Name), Texts.SurfaceRiskHelp),
                    }
                ),
            new(nameof(Texts.TryLowRiskActionsOut), Texts.TryLowRiskActionsOut, Texts.TryOutHelp),
        ];

    public static IReadOnlyList<SettingField> Learning =>
        [
            new(nameof(Texts.AcceptedWithinHours), Texts.AcceptedWithinHours, Texts.WindowsHelp),
            new(nameof(Texts.ExecutedWithinDays), Texts.ExecutedWithinDays, Texts.WindowsHelp),
            new(nameof(Texts.ResolvedWithinDays), Texts.ResolvedWithinDays, Texts.WindowsHelp),
            new(nameof(Texts.ReworkCountsForDays), Texts.ReworkCountsForDays, Texts.WindowsHelp),
            new(nameof(Texts.SatisfiedWithinDays), Texts.SatisfiedWithinDays, Texts.WindowsHelp),
            new(nameof(Texts.ObjectiveExecuted), Texts.ObjectiveExecuted, Texts.ObjectivesHelp),
            new(nameof(Texts.ObjectiveResolved), Texts.ObjectiveResolved, Texts.ObjectivesHelp),
            new(nameof(Texts.ObjectiveSlaMet), Texts.ObjectiveSlaMet, Texts.ObjectivesHelp),
            new(nameof(Texts.ObjectiveNoRework), Texts.ObjectiveNoRework, Texts.ObjectivesHelp),
            new(nameof(Texts.ObjectiveSatisfied), Texts.ObjectiveSatisfied, Texts.ObjectivesHelp),
            new(nameof(Texts.ObjectiveAccepted), Texts.ObjectiveAccepted, Texts.ObjectivesHelp),
            new(nameof(Texts.NeverUsedForRanking), Texts.NeverUsedForRanking, Texts.CanOnlyGrow),
            new(nameof(Texts.LearningBasisLabel), Texts.LearningBasisLabel, Texts.LearningBasisHelp),
        ];

    public static IReadOnlyList<SettingField> Figures =>
        [
            new(nameof(Texts.FirstActionChanceBelow), Texts.FirstActionChanceBelow, Texts.LooksHelp),
            new(nameof(Texts.HighRiskWasChosen), Texts.HighRiskWasChosen, Texts.LooksHelp),
            new(nameof(Texts.CountedAsComplaints), Texts.CountedAsComplaints, Texts.ComplaintsHelp),
            new(nameof(Texts.MonthlyCost), Texts.MonthlyCost, Texts.MonthlyCostHelp),
            new(nameof(Texts.ActionCoverageBelow), Texts.ActionCoverageBelow, Texts.FigureLimitsHelp),
            new(nameof(Texts.DocumentCoverageBelow), Texts.DocumentCoverageBelow, Texts.FigureLimitsHelp),
            new(nameof(Texts.StabilityIndexAbove), Texts.StabilityIndexAbove, Texts.FigureLimitsHelp),
            new(nameof(Texts.RatesDifferBy), Texts.RatesDifferBy, Texts.FigureLimitsHelp),
        ];

    public static IReadOnlyList<SettingField> Second =>
        [
            new(nameof(Texts.WordingByOne), Texts.WordingByOne, Texts.SecondPersonHelp),
            new(nameof(Texts.FiguresByOne), Texts.FiguresByOne, Texts.SecondPersonHelp),
        ];

    public static IReadOnlyList<SettingField> Emergency =>
        [
            new(nameof(Texts.EmergencyLongest), Texts.EmergencyLongest, Texts.EmergencyOnlyStricter),
            new(nameof(Texts.EmergencyTries), Texts.EmergencyTries, Texts.EmergencyOnlyStricter),
            new(nameof(Texts.EmergencyReason), Texts.EmergencyReason, Texts.EmergencyOnlyStricter),
        ];

    public static IReadOnlyList<SettingField> Calendars =>
        [new(nameof(Texts.CalendarsOfTenant), Texts.CalendarsOfTenant, Texts.CalendarHelp)];
}
