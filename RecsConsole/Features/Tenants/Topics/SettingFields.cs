using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Tenants.Rules;

namespace RecsConsole.Features.Tenants.Topics;

/// <summary>The settings of each topic in the order of its form; a list that is edited as a whole is one setting.</summary>
internal static class SettingFields
{
    public static IReadOnlyList<SettingField> Weights =>
        [
            new(Texts.MatchFitsTheCase, nameof(Texts.MatchFitsTheCase)),
            new(Texts.HistoricalSuccess, nameof(Texts.HistoricalSuccess)),
            new(Texts.SlaUrgency, nameof(Texts.SlaUrgency)),
            new(Texts.RoleMatch, nameof(Texts.RoleMatch)),
            new(Texts.Freshness, nameof(Texts.Freshness)),
        ];

    public static IReadOnlyList<SettingField> Penalties =>
        [
            new(SharedTexts.MediumRisk, nameof(SharedTexts.MediumRisk)),
            new(SharedTexts.HighRisk, nameof(SharedTexts.HighRisk)),
            new(SharedTexts.ReviewOverdue, nameof(SharedTexts.ReviewOverdue)),
            new(Texts.APersonsLoad, nameof(Texts.APersonsLoad)),
        ];

    public static IReadOnlyList<SettingField> Shown =>
        [
            new(SharedTexts.Actions, nameof(SharedTexts.Actions)),
            new(SharedTexts.Documents, nameof(SharedTexts.Documents)),
            new(SharedTexts.People, nameof(SharedTexts.People)),
            new(Texts.OfOneKindAtMost, nameof(Texts.OfOneKindAtMost)),
            new(Texts.DocumentsOfOneSourceAtMost, nameof(Texts.DocumentsOfOneSourceAtMost)),
            new(Texts.PopularOnMoreOpenings, nameof(Texts.PopularOnMoreOpenings)),
            new(Texts.PopularCountedOverDays, nameof(Texts.PopularCountedOverDays)),
            new(Texts.PopularAtMost, nameof(Texts.PopularAtMost)),
            new(Texts.RequestsToAPersonIn24Hours, nameof(Texts.RequestsToAPersonIn24Hours)),
            new(Texts.DoNotShowPeopleAtCapacity, nameof(Texts.DoNotShowPeopleAtCapacity)),
        ];

    public static IReadOnlyList<SettingField> Priorities =>
        [new(Texts.StrategicPriorities, nameof(Texts.StrategicPriorities)) { Help = Texts.PrioritiesHelp }];

    public static IReadOnlyList<SettingField> Phases =>
        [
            new(Texts.PhaseOfRules, nameof(Texts.PhaseOfRules)) { Help = Texts.PhaseOfRulesHelp },
            new(Texts.PhaseOfLearning, nameof(Texts.PhaseOfLearning)) { Help = Texts.PhaseOfLearningHelp },
            new(Texts.PhaseOfReview, nameof(Texts.PhaseOfReview)) { Help = Texts.PhaseOfReviewHelp },
        ];

    public static IReadOnlyList<SettingField> Sources =>
        [
            .. TenantSettingsRules
                .SwitchableSources.Select(source => (Source: source, Name: TenantSettingsLabels.Source(source)))
                .SelectMany(each =>
                    new SettingField[]
                    {
                        new(each.Name, SettingField.SourceId(each.Source)),
                        new(Texts.WeightOf.With(each.Name), SettingField.WeightId(each.Source)),
                    }
                ),
        ];

    public static IReadOnlyList<SettingField> Confidence =>
        [
            new(Texts.HighProbability, nameof(Texts.HighProbability)),
            new(Texts.HighSimilarCases, nameof(Texts.HighSimilarCases)),
            new(Texts.HighLowerBoundOfSuccess, nameof(Texts.HighLowerBoundOfSuccess)),
            new(Texts.MediumProbability, nameof(Texts.MediumProbability)),
            new(Texts.MediumSimilarCases, nameof(Texts.MediumSimilarCases)),
        ];

    public static IReadOnlyList<SettingField> Contacts =>
        [new(Texts.ContactLimits, nameof(Texts.ContactLimits)) { Help = Texts.ContactLimitsHelp }];

    public static IReadOnlyList<SettingField> Surfaces =>
        [
            .. Enum.GetValues<SlateKind>()
                .Select(kind => (Kind: kind, Name: TenantSettingsLabels.Surface(kind)))
                .SelectMany(each =>
                    new SettingField[]
                    {
                        new(each.Name, SettingField.SurfaceId(each.Kind)),
                        new(Texts.RiskOf.With(each.Name), SettingField.RiskId(each.Kind)) { Help = Texts.SurfaceRiskHelp },
                    }
                ),
            new(Texts.TryLowRiskActionsOut, nameof(Texts.TryLowRiskActionsOut)) { Help = Texts.TryOutHelp },
        ];

    public static IReadOnlyList<SettingField> Learning =>
        [
            new(Texts.AcceptedWithinHours, nameof(Texts.AcceptedWithinHours)) { Help = Texts.WindowsHelp },
            new(Texts.ExecutedWithinDays, nameof(Texts.ExecutedWithinDays)) { Help = Texts.WindowsHelp },
            new(Texts.ResolvedWithinDays, nameof(Texts.ResolvedWithinDays)) { Help = Texts.WindowsHelp },
            new(Texts.ReworkCountsForDays, nameof(Texts.ReworkCountsForDays)) { Help = Texts.WindowsHelp },
            new(Texts.SatisfiedWithinDays, nameof(Texts.SatisfiedWithinDays)) { Help = Texts.WindowsHelp },
            new(Texts.ObjectiveExecuted, nameof(Texts.ObjectiveExecuted)) { Help = Texts.ObjectivesHelp },
            new(Texts.ObjectiveResolved, nameof(Texts.ObjectiveResolved)) { Help = Texts.ObjectivesHelp },
            new(Texts.ObjectiveSlaMet, nameof(Texts.ObjectiveSlaMet)) { Help = Texts.ObjectivesHelp },
            new(Texts.ObjectiveNoRework, nameof(Texts.ObjectiveNoRework)) { Help = Texts.ObjectivesHelp },
            new(Texts.ObjectiveSatisfied, nameof(Texts.ObjectiveSatisfied)) { Help = Texts.ObjectivesHelp },
            new(Texts.ObjectiveAccepted, nameof(Texts.ObjectiveAccepted)) { Help = Texts.ObjectivesHelp },
            new(Texts.NeverUsedForRanking, nameof(Texts.NeverUsedForRanking)) { Help = Texts.CanOnlyGrow },
            new(Texts.LearningBasisLabel, nameof(Texts.LearningBasisLabel)) { Help = Texts.LearningBasisHelp },
        ];

    public static IReadOnlyList<SettingField> Figures =>
        [
            new(Texts.FirstActionChanceBelow, nameof(Texts.FirstActionChanceBelow)) { Help = Texts.LooksHelp },
            new(Texts.HighRiskWasChosen, nameof(Texts.HighRiskWasChosen)) { Help = Texts.LooksHelp },
            new(Texts.CountedAsComplaints, nameof(Texts.CountedAsComplaints)) { Help = Texts.ComplaintsHelp },
            new(Texts.MonthlyCost, nameof(Texts.MonthlyCost)) { Help = Texts.MonthlyCostHelp },
            new(Texts.ActionCoverageBelow, nameof(Texts.ActionCoverageBelow)) { Help = Texts.FigureLimitsHelp },
            new(Texts.DocumentCoverageBelow, nameof(Texts.DocumentCoverageBelow)) { Help = Texts.FigureLimitsHelp },
            new(Texts.StabilityIndexAbove, nameof(Texts.StabilityIndexAbove)) { Help = Texts.FigureLimitsHelp },
            new(Texts.RatesDifferBy, nameof(Texts.RatesDifferBy)) { Help = Texts.FigureLimitsHelp },
        ];

    public static IReadOnlyList<SettingField> Second =>
        [
            new(Texts.WordingByOne, nameof(Texts.WordingByOne)) { Help = Texts.SecondPersonHelp },
            new(Texts.FiguresByOne, nameof(Texts.FiguresByOne)) { Help = Texts.SecondPersonHelp },
        ];

    public static IReadOnlyList<SettingField> Emergency =>
        [
            new(Texts.EmergencyLongest, nameof(Texts.EmergencyLongest)) { Help = Texts.EmergencyOnlyStricter },
            new(Texts.EmergencyTries, nameof(Texts.EmergencyTries)) { Help = Texts.EmergencyOnlyStricter },
            new(Texts.EmergencyReason, nameof(Texts.EmergencyReason)) { Help = Texts.EmergencyOnlyStricter },
        ];

    public static IReadOnlyList<SettingField> Calendars =>
        [new(Texts.CalendarsOfTenant, nameof(Texts.CalendarsOfTenant)) { Help = Texts.CalendarHelp }];
}
