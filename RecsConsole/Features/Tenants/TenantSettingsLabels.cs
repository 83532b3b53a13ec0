using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Casework.Guards;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Tenants.Rules;
using RecsConsole.Features.Tenants.Topics;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Calendars;
using RecsConsole.Tenancy.Fields;

namespace RecsConsole.Features.Tenants;

/// <summary>Display texts for settings.</summary>
public static class TenantSettingsLabels
{
    // a version without calendars left them unchanged
    private static string AsSetUp => Texts.AsSetUp;

    public static string Source(string name) =>
        name switch
        {
            SourceNames.WorkflowRules => Texts.WorkflowRules,
            SourceNames.SimilarCases => SharedTexts.SimilarCases,
            SourceNames.SlaRules => Texts.SlaRules,
            SourceNames.Search => Texts.TextSearch,
            SourceNames.Skills => Texts.SkillsAndExperience,
            SourceNames.Playbook => SharedTexts.Playbooks,
            SourceNames.NextSteps => Texts.SourceNextStep,
            SourceNames.Outcomes => Texts.SourceSuccess,
            SourceNames.SimilarAccounts => Texts.SourceAccounts,
            SourceNames.Intents => Texts.SourceIntents,
            SourceNames.ActionSequences => Texts.SourceSequences,
            SourceNames.OutcomeGraph => Texts.SourceGraph,
            SourceNames.Semantic => SharedTexts.SearchByMeaning,
            SourceNames.Frequent => Texts.OftenUsedDocuments,
            SourceNames.Curated => Texts.SourceCurated,
            SourceNames.RecentPolicy => Texts.SourceChangedPolicies,
            SourceNames.Team => Texts.SourceTeam,
            SourceNames.Collaboration => Texts.SourceTogether,
            SourceNames.PolicyRequired => Texts.SourcePolicyRequired,
            SourceNames.Policy => Texts.SourcePolicyDocuments,
            SourceNames.Routing => Texts.SourceRouting,
            SourceNames.AlikeCases => Texts.SourceAlikeCases,
            _ => name,
        };

    public static string Surface(SlateKind kind) =>
        kind switch
        {
            SlateKind.Action => SharedTexts.WhatNext,
            SlateKind.Document => SharedTexts.ReadThis,
            _ => SharedTexts.AskSomeone,
        };

    /// <summary>Every setting that differs between two versions.</summary>
    public static IReadOnlyList<SettingDifference> Differences(TenantConfiguration before, TenantConfiguration after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var was = Of(before).ToDictionary(each => each.Title, each => each.Words, StringComparer.Ordinal);
        var missing = before.Calendars is null ? AsSetUp : SharedTexts.NoneInSentence; // a new calendar was not there
        List<SettingDifference> changed =
        [
            .. Of(after)
                .Concat(Removed(before, after))
                .Select(each => new SettingDifference(each.Title, was.GetValueOrDefault(each.Title, missing), each.Words))
                .Where(each => !string.Equals(each.Before, each.After, StringComparison.Ordinal)),
        ];
        if (changed.Count == 0)
        {
            return changed; // the usual answer while somebody types
        }

        var calendars = (after.Calendars ?? []).SelectMany(Calendar).Concat(Removed(before, after));
        var addresses = new SettingAddresses(calendars.Select(each => each.Title));
        return changed.ConvertAll(addresses.Lead);
    }

    private static IEnumerable<(string Title, string Words)> Of(TenantConfiguration settings) =>
        [
            .. Of(settings.Part),
            .. SourceWeightsOf(settings.Part),
            .. Learning(settings),
            .. Windows(settings.Labels),
            .. Objectives(settings.ObjectivesInForce),
            .. Limits(settings.LimitsInForce),
            .. Reviews(settings.ReviewsInForce),
            .. Emergency(settings.EmergencyInForce),
            .. (settings.Calendars ?? []).SelectMany(Calendar),
        ];

    // whoever picks the same in another order changes nothing
    private static string Set(IEnumerable<string> values) => string.Join(", ", values.Order(StringComparer.CurrentCulture));

    private static string OnOrOff(bool isOn) => isOn ? Texts.OnInSentence : Texts.OffInSentence;

    private static IEnumerable<(string Title, string Words)> Learning(TenantConfiguration settings)
    {
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            var surface = settings.Part.SurfaceOf(kind);
            yield return (Surface(kind), surface.IsOn ? Texts.OnRisk.With(Risk(surface.Risk)) : Texts.OffInSentence);
        }

        var phases = settings.PhasesInForce;
        yield return (Texts.PhaseOfRules, OnOrOff(phases.Rules));
        yield return (Texts.PhaseOfLearning, OnOrOff(phases.Learned));
        yield return (Texts.PhaseOfReview, OnOrOff(phases.Review));
        yield return (
            Texts.SuggestionsTriedOut,
            settings.Part.ExplorationRate is { } rate ? Texts.OnOfOpenings.With(Percent(rate)) : Texts.NeverInSentence
        );
        yield return (Texts.NeverUsedForRanking, settings.Part.DeniedFeatures is { Count: > 0 } words ? Set(words) : Texts.NothingAdded);
        yield return (Texts.FieldsWithheld, FieldLabels.Of(settings.Part.FieldLimits) ?? SharedTexts.NoneInSentence);
        yield return (
            Texts.BasedOnConsent,
            settings.Bases?.Where(each => each.Basis is LegalBasis.Consent).Select(each => FieldLabels.Of(each.Class)).ToList()
                is { Count: > 0 } asked
                ? Set(asked)
                : SharedTexts.NoneInSentence
        );
        yield return (
            Texts.FeaturesOfWithheldFields,
            settings.Part.FieldLimits?.LeavesOut is true ? Texts.LeftOutInSentence : Texts.StopTrainingInSentence
        );
        yield return (Texts.LearningBasisTitle, settings.LearningBasis ?? SharedTexts.NoneInSentence);
        yield return (Texts.FirstActionChanceBelow, Percent(settings.LooksInForce.BelowProbability));
        yield return (Texts.HighRiskWasChosen, settings.LooksInForce.HighRisk ? Texts.LookedAtInSentence : Texts.OffInSentence);
        yield return (
            Texts.CountedAsComplaints,
            settings.Complaints is { Count: > 0 } types ? Set(types.Select(StateLabels.Of)) : SharedTexts.NoneInSentence
        );
        yield return (Texts.MonthlyCost, settings.MonthlyCost is { } cost ? Number((int)cost) : SharedTexts.NoneInSentence);
    }

    private static IEnumerable<(string Title, string Words)> Windows(LabelWindows windows)
    {
        yield return (Texts.AcceptedWithin, $"{Number(windows.AcceptHours)} h");
        yield return (Texts.ExecutedWithin, $"{Number(windows.ExecuteDays)} d");
        yield return (Texts.ResolvedWithin, $"{Number(windows.ResolvedDays)} d");
        yield return (Texts.ReworkCounts, $"{Number(windows.ReworkDays)} d");
        yield return (Texts.SatisfiedWithin, $"{Number(windows.SatisfiedDays)} d");
    }

    private static IEnumerable<(string Title, string Words)> Objectives(LearningObjectives objectives)
    {
        yield return (Texts.ObjectiveExecuted, Number(objectives.Executed));
        yield return (Texts.ObjectiveResolved, Number(objectives.Resolved));
        yield return (Texts.ObjectiveSlaMet, Number(objectives.SlaMet));
        yield return (Texts.ObjectiveNoRework, Number(objectives.NoRework));
        yield return (Texts.ObjectiveSatisfied, Number(objectives.Satisfied));
        yield return (Texts.ObjectiveAccepted, Number(objectives.Accepted));
    }

    private static IEnumerable<(string Title, string Words)> Limits(FigureLimits limits)
    {
        yield return (Texts.ActionCoverageBelow, Percent(limits.ActionCoverage));
        yield return (Texts.DocumentCoverageBelow, Percent(limits.DocumentCoverage));
        yield return (Texts.StabilityIndexAbove, Percent(limits.Stability));
        yield return (Texts.RatesDifferBy, Percent(limits.Gap));
    }

    private static IEnumerable<(string Title, string Words)> Reviews(ReviewRules rules)
    {
        yield return (Texts.WordingByOne, rules.WordingByOne ? Texts.OnePersonInSentence : Texts.TwoPeopleInSentence);
        yield return (Texts.FiguresByOne, rules.FiguresByOne ? Texts.OnePersonInSentence : Texts.TwoPeopleInSentence);
    }

    private static IEnumerable<(string Title, string Words)> Emergency(EmergencyLimits limits)
    {
        yield return (Texts.EmergencyLongest, Number(limits.LongestMinutes));
        yield return (Texts.EmergencyTries, Number(limits.TriesAnHour));
        yield return (Texts.EmergencyReason, Number(limits.ShortestReason));
    }

    // one line for each calendar that is gone, whatever it was
    private static IEnumerable<(string Title, string Words)> Removed(TenantConfiguration before, TenantConfiguration after) =>
        (after.RemovedCalendars ?? [])
            .Where(key => before.Calendars is null || before.Calendars.Any(each => string.Equals(each.Key, key, StringComparison.Ordinal)))
            .Select(key => (Texts.CalendarHours.With(key), Texts.CalendarRemoved));

    private static IEnumerable<(string Title, string Words)> Calendar(CalendarSetting calendar)
    {
        yield return (Texts.CalendarName.With(calendar.Key), calendar.Title());
        yield return (Texts.CalendarHours.With(calendar.Key), CalendarLabels.Hours(calendar));
        yield return (Texts.CalendarTimeZone.With(calendar.Key), calendar.TimeZone);
        yield return (
            Texts.CalendarHolidays.With(calendar.Key),
            calendar.Holidays.Count == 0 ? SharedTexts.NoneInSentence : string.Join(", ", calendar.Holidays.Order(StringComparer.Ordinal))
        );
    }

    private static IEnumerable<(string Title, string Words)> Of(ConfigurationPart part)
    {
        var weights = part.Weights;
        yield return (Texts.Match, Percent(weights.Match));
        yield return (Texts.HistoricalSuccess, Percent(weights.HistoricalSuccess));
        yield return (Texts.SlaUrgency, Percent(weights.SlaUrgency));
        yield return (Texts.RoleMatch, Percent(weights.RoleMatch));
        yield return (Texts.Freshness, Percent(weights.Freshness));
        yield return (Texts.PenaltyForMediumRisk, Percent(weights.MediumRiskPenalty));
        yield return (Texts.PenaltyForHighRisk, Percent(weights.HighRiskPenalty));
        yield return (Texts.PenaltyForOverdueReview, Percent(weights.ReviewOverduePenalty));
        yield return (Texts.PenaltyForLoad, Percent(weights.WorkloadPenalty));
        yield return (Texts.ActionsShown, Number(part.ActionSlots));
        yield return (Texts.DocumentsShown, Number(part.DocumentSlots));
        yield return (Texts.PeopleShown, Number(part.ExpertSlots));
        yield return (Texts.OfOneKindAtMost, Number(part.MaxSameKind));
        yield return (Texts.DocumentsOfOneSourceAtMost, Number(part.SourceCap));
        var popular = part.PopularityInForce;
        yield return (Texts.PopularSuggestions, Texts.PopularCap.With(Number(popular.Most), Percent(popular.Share), Number(popular.Days)));
        yield return (Texts.RequestsToAPerson, Texts.AtMostIn24H.With(Number(part.DailyAsks)));
        yield return (Texts.ContactsWithACustomer, Contacts(part.ContactCaps ?? []));
        yield return (Texts.StrategicPriorities, PriorityLabels.All(part.Priorities ?? []));
        yield return (Texts.PeopleAtCapacity, part.ExpertLoadFilter ? Texts.NotShown : Texts.RankedLower);
        yield return (Texts.HighProbability, Percent(part.Confidence.HighProbability));
        yield return (Texts.HighCases, Number(part.Confidence.HighCases));
        yield return (Texts.HighLowerBound, Percent(part.Confidence.HighLowerBound));
        yield return (Texts.MediumProbability, Percent(part.Confidence.MediumProbability));
        yield return (Texts.MediumCases, Number(part.Confidence.MediumCases));
        yield return (Texts.SourcesSwitchedOff, Sources(part.DisabledSources));
        yield return (Texts.SourcesSwitchedOn, Sources(part.EnabledSources ?? []));
    }

    private static string Sources(IReadOnlyList<string> names) =>
        names.Count == 0 ? SharedTexts.NoneInSentence : string.Join(", ", names.Order(StringComparer.Ordinal).Select(Source));

    private static string Contacts(IReadOnlyList<ContactCap> caps) =>
        caps.Count == 0
            ? Texts.NoCap
            : Set(caps.Select(cap => Texts.InD.With(ChannelLabels.Words(cap.Channel).InSentence(), Number(cap.Most), Number(cap.Days))));

    // a file can weigh the sources as well that the form does not offer, and whoever publishes must see it
    private static IEnumerable<(string Title, string Words)> SourceWeightsOf(ConfigurationPart part) =>
        TenantSettingsRules
            .SwitchableSources.Union(SourceWeights.Default.Keys, StringComparer.Ordinal)
            .Select(source => (Texts.WeightOf.With(Source(source)), Percent(SourceWeights.Of(source, part.SourceWeights))));

    private static string Percent(long micro) => $"{TenantSettingsRules.Percent(micro)} %";

    internal static string Risk(RiskLevel risk) =>
        risk switch
        {
            RiskLevel.Low => Texts.LowInSentence,
            RiskLevel.Medium => Texts.MediumInSentence,
            _ => Texts.HighInSentence,
        };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
