using RecsConsole.Casework;
using RecsConsole.Casework.Guards;
using RecsConsole.Components.Badges;

namespace RecsConsole.Features.Catalog.Actions.Detail;

/// <summary>An action as its versions are compared.</summary>
public static class ActionDifference
{
    /// <summary>Every field with its words, in the order of the form.</summary>
    public static IReadOnlyList<(string Field, string Words)> Fields(ActionContent text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            (SharedTexts.Title, text.Title),
            (Texts.Description, text.Description),
            (SharedTexts.Type, ActionKindLabels.Of(text.Kind)),
            (SharedTexts.Risk, ActionLabels.RiskWords(text.Risk)),
            (Texts.Approval, ActionLabels.Approval(text)),
            (Texts.AllowedStates, ActionLabels.Plain(text.AllowedStates, Texts.WhereverTheWorkflow)),
            (Texts.RequiredRole, text.RequiredRole is { } role ? RoleWords.Of(role) : Texts.NoneBesidesWorkingTheCase),
            (SharedTexts.Policy, text.PolicyKey ?? SharedTexts.None),
            (Texts.TypicalTime, ActionLabels.Minutes(text.TypicalMinutes)),
            (Texts.CustomerContact, text.IsCustomerContact ? ContactChannels.Words(text.Channel) : SharedTexts.No),
            (Texts.Replies, ActionLabels.Replies(text.Replies)),
            (Texts.FormFields, ActionLabels.Fields(text.Fields)),
            (Texts.AffectsAPriceOrAnOffer, text.AffectsPrice ? SharedTexts.Yes : SharedTexts.No),
            (Texts.HandoverField, ActionLabels.Words(text.Handover)),
            (SharedTexts.IssueTypes, ActionLabels.Plain(text.IssueTypes, Texts.Any)),
            (Texts.ContractsThatInclude, ActionLabels.Plain(text.Tiers, Texts.AllCustomers)),
        ];
    }

    /// <summary>What differs, in the order of the form; empty when the texts say the same.</summary>
    public static IReadOnlyList<VersionDifference> Between(ActionContent before, ActionContent after) =>
        VersionDifference.Between(Fields(before), Fields(after));
}
