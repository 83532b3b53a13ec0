using RecsConsole.Features.Tenants.Rules;

namespace RecsConsole.Features.Tenants.Topics;

/// <summary>A topic of the settings, with the names of its settings to search in.</summary>
/// <param name="Id">Id of its part of the form.</param>
public sealed record SettingsTopic(string Id, string Title, IReadOnlyList<string> Names)
{
    /// <summary>All topics in the order of the form.</summary>
    public static IReadOnlyList<SettingsTopic> All =>
        [
            new(
                "weights",
                Texts.Weights,
                [Texts.MatchFitsTheCase, Texts.HistoricalSuccess, Texts.SlaUrgency, Texts.RoleMatch, Texts.Freshness]
            ),
            new(
                "penalties",
                Texts.Penalties,
                [SharedTexts.MediumRisk, SharedTexts.HighRisk, SharedTexts.ReviewOverdue, Texts.APersonsLoad]
            ),
            new(
                "shown",
                Texts.WhatIsShown,
                [
                    SharedTexts.Actions,
                    SharedTexts.Documents,
                    SharedTexts.People,
                    Texts.OfOneKindAtMost,
                    Texts.DocumentsOfOneSourceAtMost,
                    Texts.PopularOnMoreOpenings,
                    Texts.RequestsToAPersonIn24Hours,
                    Texts.DoNotShowPeopleAtCapacity,
                ]
            ),
            new("priorities", Texts.StrategicPriorities, []),
            new("phases", Texts.Phases, [Texts.PhaseOfRules, Texts.PhaseOfLearning, Texts.PhaseOfReview]),
            new("sources", Texts.SourcesSwitchedOff, [.. TenantSettingsRules.SwitchableSources.Select(TenantSettingsLabels.Source)]),
            new("confidence", Texts.ConfidenceThresholds, [Texts.HighProbability, Texts.HighSimilarCases, Texts.MediumProbability]),
            new("contacts", Texts.ContactsWithACustomer, []),
            new("surfaces", Texts.SuggestionsTriedOut, [SharedTexts.WhatNext, SharedTexts.ReadThis, SharedTexts.AskSomeone]),
            new("learning", Texts.LearningBasisTitle, [Texts.AcceptedWithin, Texts.ResolvedWithin, Texts.NeverUsedForRanking]),
            new("figures", Texts.AlarmsOfFigures, [Texts.PutBeforeReviewers, Texts.CountedAsComplaints, Texts.ActionCoverageBelow]),
            new("second", Texts.SecondPerson, [Texts.WordingByOne, Texts.FiguresByOne]),
            new("emergency", Texts.EmergencyAccess, [Texts.EmergencyLongest, Texts.EmergencyTries, Texts.EmergencyReason]),
            new("calendars", Texts.CalendarsOfTenant, []),
        ];

    /// <summary>Whether the topic or one of its settings has these words.</summary>
    public bool Has(string words) => Names.Prepend(Title).Any(name => name.Contains(words, StringComparison.CurrentCultureIgnoreCase));
}
