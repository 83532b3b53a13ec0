using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Casework.Guards;
using RecsConsole.Components.Badges;
using RecsConsole.Features.Catalog.Versions;

namespace RecsConsole.Features.Catalog.Actions.Detail;

/// <summary>An action's fields as text, to compare versions.</summary>
public static class ActionDifference
{
    /// <summary>Every field with its words, in the order of the form.</summary>
    public static IReadOnlyList<VersionFieldText> Fields(ActionContent text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            new(SharedTexts.Title, text.Title),
            new(Texts.Description, text.Description),
            new(SharedTexts.Type, ActionKindLabels.Of(text.Kind)),
            new(SharedTexts.Risk, ActionLabels.RiskWords(text.Risk)),
            new(Texts.Approval, ActionLabels.Approval(text)),
            new(Texts.AllowedStates, ActionLabels.Plain(text.AllowedStates, Texts.WhereverTheWorkflow)),
            new(Texts.RequiredRole, text.RequiredRole is { } role ? RoleNames.Of(role) : Texts.NoneBesidesWorkingTheCase),
            new(SharedTexts.Policy, text.PolicyKey ?? SharedTexts.None),
            new(Texts.TypicalTime, ActionLabels.Minutes(text.TypicalMinutes)),
            new(Texts.LeastAffected, text.LeastAffected?.ToString("N0", CultureInfo.CurrentCulture) ?? Texts.Any),
            new(Texts.CustomerContact, text.IsCustomerContact ? ChannelLabels.Words(text.Channel) : SharedTexts.No),
            new(Texts.Replies, ActionLabels.Replies(text.Replies)),
            new(Texts.FormFields, ActionLabels.Fields(text.Fields)),
            new(Texts.AffectsAPriceOrAnOffer, text.AffectsPrice ? SharedTexts.Yes : SharedTexts.No),
            new(Texts.ExecutionField, ActionLabels.Words(text.Execution)),
            new(Texts.HandoverField, ActionLabels.Words(text.Handover)),
            new(SharedTexts.IssueTypes, ActionLabels.Plain(text.IssueTypes, Texts.Any)),
            new(Texts.ContractsThatInclude, ActionLabels.Plain(text.Tiers, Texts.AllCustomers)),
            new(Texts.OnlyAfterOneOf, ActionLabels.Plain(text.EarlierSteps, SharedTexts.None)),
        ];
    }

    /// <summary>The fields that differ, in form order; empty when the versions are equal.</summary>
    public static IReadOnlyList<VersionDifference> Between(ActionContent before, ActionContent after) =>
        VersionDifference.Between(Fields(before), Fields(after));
}
