using RecsConsole.Casework.Guards;

namespace RecsConsole.Features.Catalog.Actions.Detail;

/// <summary>A field of an action that two texts of it say differently.</summary>
public sealed record ActionDifference(string Field, string Before, string After)
{
    /// <summary>Every field with its words, in the order of the form.</summary>
    public static IReadOnlyList<(string Field, string Words)> Fields(ActionContent text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            ("Title", text.Title),
            ("Description", text.Description),
            ("Type", ActionLabels.Plain(text.Kind)),
            ("Risk", ActionLabels.Plain(text.Risk)),
            ("Approval", ActionLabels.Approval(text)),
            ("Allowed states", ActionLabels.Plain(text.AllowedStates, "Wherever the workflow has it")),
            ("Required role", text.RequiredRole is { } role ? ActionLabels.Plain(role) : "None besides working the case"),
            ("Policy", text.PolicyKey ?? "None"),
            ("Typical time", ActionLabels.Minutes(text.TypicalMinutes)),
            ("Customer contact", text.IsCustomerContact ? ContactChannels.Words(text.Channel) : "No"),
            ("Affects a price or an offer", text.AffectsPrice ? "Yes" : "No"),
            ("Issue types", ActionLabels.Plain(text.IssueTypes, "Any")),
            ("Contracts that include it", ActionLabels.Plain(text.Tiers, "All customers")),
        ];
    }

    /// <summary>What differs, in the order of the form; empty when the texts say the same.</summary>
    public static IReadOnlyList<ActionDifference> Between(ActionContent before, ActionContent after) =>
        [
            .. Fields(before)
                .Zip(Fields(after), (old, now) => new ActionDifference(old.Field, old.Words, now.Words))
                .Where(pair => !string.Equals(pair.Before, pair.After, StringComparison.Ordinal)),
        ];
}
