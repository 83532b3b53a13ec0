using RecsConsole.Casework.Proposals;

namespace RecsConsole.Features.Tenants.Topics;

/// <summary>Where each setting of a difference is changed: the page of its topic, at its field.</summary>
internal sealed class SettingAddresses
{
    private const string Sources = "sources";
    private const string Calendars = "calendars";

    private readonly Dictionary<string, string> _byTitle = new(StringComparer.Ordinal);

    /// <param name="calendars">Titles of the settings of single calendars.</param>
    public SettingAddresses(IEnumerable<string> calendars)
    {
        var fields = SettingsTopic.All.SelectMany(topic => topic.Fields.Select(field => new FoundSetting(topic, field))).ToList();
        foreach (var found in fields)
        {
            _byTitle.TryAdd(found.Field.Name, found.Address);
        }

        var byId = fields.ToDictionary(found => (found.Topic.Id, found.Field.Id), found => found.Address);
        foreach (var (title, topic, field) in OtherTitles)
        {
            _byTitle[title] = byId[(topic, field)];
        }

        _byTitle[Texts.SourcesSwitchedOff] = _byTitle[Texts.SourcesSwitchedOn] = SettingsTopic.AddressOf(Sources);
        foreach (var title in calendars)
        {
            _byTitle[title] = SettingsTopic.AddressOf(Calendars);
        }
    }

    public SettingDifference Lead(SettingDifference difference) =>
        difference with
        {
            Address = _byTitle.GetValueOrDefault(difference.Title),
        };

    // settings that a difference names otherwise than their field
    private static IEnumerable<(string Title, string Topic, string Field)> OtherTitles =>
        [
            (Texts.Match, "weights", nameof(Texts.MatchFitsTheCase)),
            (Texts.PenaltyForMediumRisk, "penalties", nameof(SharedTexts.MediumRisk)),
            (Texts.PenaltyForHighRisk, "penalties", nameof(SharedTexts.HighRisk)),
            (Texts.PenaltyForOverdueReview, "penalties", nameof(SharedTexts.ReviewOverdue)),
            (Texts.PenaltyForLoad, "penalties", nameof(Texts.APersonsLoad)),
            (Texts.ActionsShown, "shown", nameof(SharedTexts.Actions)),
            (Texts.DocumentsShown, "shown", nameof(SharedTexts.Documents)),
            (Texts.PeopleShown, "shown", nameof(SharedTexts.People)),
            (Texts.PopularSuggestions, "shown", nameof(Texts.PopularOnMoreOpenings)),
            (Texts.RequestsToAPerson, "shown", nameof(Texts.RequestsToAPersonIn24Hours)),
            (Texts.PeopleAtCapacity, "shown", nameof(Texts.DoNotShowPeopleAtCapacity)),
            (Texts.ContactsWithACustomer, "contacts", nameof(Texts.ContactLimits)),
            (Texts.HighCases, "confidence", nameof(Texts.HighSimilarCases)),
            (Texts.HighLowerBound, "confidence", nameof(Texts.HighLowerBoundOfSuccess)),
            (Texts.MediumCases, "confidence", nameof(Texts.MediumSimilarCases)),
            (Texts.SuggestionsTriedOut, "surfaces", nameof(Texts.TryLowRiskActionsOut)),
            (Texts.AcceptedWithin, "learning", nameof(Texts.AcceptedWithinHours)),
            (Texts.ExecutedWithin, "learning", nameof(Texts.ExecutedWithinDays)),
            (Texts.ResolvedWithin, "learning", nameof(Texts.ResolvedWithinDays)),
            (Texts.ReworkCounts, "learning", nameof(Texts.ReworkCountsForDays)),
            (Texts.SatisfiedWithin, "learning", nameof(Texts.SatisfiedWithinDays)),
            (Texts.LearningBasisTitle, "learning", nameof(Texts.LearningBasisLabel)),
        ];
}
