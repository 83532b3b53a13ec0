namespace RecsConsole.Features.Tenants.Topics;

/// <summary>A topic of the settings, with a page of its own.</summary>
/// <param name="Id">The last part of its address.</param>
/// <param name="Help">What its settings decide.</param>
public sealed record SettingsTopic(string Id, string Title, string Help, IReadOnlyList<SettingField> Fields)
{
    /// <summary>The page with all topics.</summary>
    public const string Home = "/admin/tenant";

    /// <summary>All topics, in order.</summary>
    public static IReadOnlyList<SettingsTopic> All =>
        [
            new("weights", Texts.Weights, Texts.WeightsTopicHelp, SettingFields.Weights),
            new("penalties", Texts.Penalties, Texts.PenaltiesTopicHelp, SettingFields.Penalties),
            new("shown", Texts.WhatIsShown, Texts.ShownTopicHelp, SettingFields.Shown),
            new("priorities", Texts.StrategicPriorities, Texts.PrioritiesTopicHelp, SettingFields.Priorities),
            new("phases", Texts.Phases, Texts.PhasesTopicHelp, SettingFields.Phases),
            new("sources", Texts.Sources, Texts.SourcesTopicHelp, SettingFields.Sources),
            new("confidence", Texts.ConfidenceThresholds, Texts.ConfidenceTopicHelp, SettingFields.Confidence),
            new("contacts", Texts.ContactsWithACustomer, Texts.ContactsTopicHelp, SettingFields.Contacts),
            new("surfaces", Texts.Surfaces, Texts.SurfacesTopicHelp, SettingFields.Surfaces),
            new("learning", Texts.LearningTopic, Texts.LearningTopicHelp, SettingFields.Learning),
            new("figures", Texts.FiguresTopic, Texts.FiguresTopicHelp, SettingFields.Figures),
            new("second", Texts.SecondPerson, Texts.SecondTopicHelp, SettingFields.Second),
            new("emergency", Texts.EmergencyAccess, Texts.EmergencyTopicHelp, SettingFields.Emergency),
            new("calendars", Texts.CalendarsOfTenant, Texts.CalendarsTopicHelp, SettingFields.Calendars),
        ];

    public string Address => AddressOf(Id);

    public static string AddressOf(string id) => $"{Home}/{id}";

    /// <summary>Null for the page with all topics, and for an unknown topic.</summary>
    public static SettingsTopic? Find(string? id) => All.FirstOrDefault(topic => string.Equals(topic.Id, id, StringComparison.Ordinal));

    /// <summary>Whether its title or description has these words.</summary>
    public bool Has(string words) =>
        Title.Contains(words, StringComparison.CurrentCultureIgnoreCase) || Help.Contains(words, StringComparison.CurrentCultureIgnoreCase);
}
