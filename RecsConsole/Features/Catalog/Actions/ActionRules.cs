using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Forms;
using RecsConsole.Casework.Guards;
using RecsConsole.Database.Codes;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>
/// Validates a version before it is saved; messages appear beside the fields. The form and the operation apply the same rules.
/// </summary>
public static class ActionRules
{
    public const int MaxMinutes = 7 * 24 * 60;
    private const int MaxAffected = 1_000_000;
    public const int MaxFields = 8;
    public const int LongestLabel = 100;

    private const string AssignKind = "assign";
    private const string CloseKind = "close";

    /// <summary>Messages by field; empty when the content is valid.</summary>
    /// <param name="newKey">The id of a new action; null where it has one already.</param>
    public static IReadOnlyDictionary<string, string> Check(string? newKey, ActionContent text, ActionChoices choices)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(choices);
        return Wrong(newKey, text, choices)
            .Concat(WrongReference(text, choices))
            .Where(pair => pair.Words is not null)
            .ToDictionary(pair => pair.Field, pair => pair.Words!, StringComparer.Ordinal);
    }

    private static IEnumerable<(string Field, string? Words)> Wrong(string? newKey, ActionContent text, ActionChoices choices)
    {
        yield return (nameof(ActionForm.Key), newKey is null ? null : FieldRules.WrongKey(newKey));
        yield return (nameof(ActionContent.Title), FieldRules.Missing(text.Title, 300, Texts.TitleMissing));
        yield return (nameof(ActionContent.Description), FieldRules.Missing(text.Description, 2000, Texts.DescriptionMissing));
        yield return (nameof(ActionContent.Kind), choices.Kinds.Contains(text.Kind, StringComparer.Ordinal) ? null : Texts.ChooseAType);
        yield return (nameof(ActionContent.Risk), Enum.IsDefined(text.Risk) ? null : Texts.ChooseARisk);
        yield return (
            nameof(ActionContent.TypicalMinutes),
            text.TypicalMinutes is < 1 or > MaxMinutes ? Texts.MinutesInvalid.With(MaxMinutes) : null
        );
        yield return (
            nameof(ActionContent.LeastAffected),
            text.LeastAffected is < 1 or > MaxAffected ? Texts.LeastAffectedInvalid.With(MaxAffected) : null
        );
        yield return (nameof(ActionContent.Channel), WrongChannel(text));
        yield return (nameof(ActionContent.Fields), WrongFields(text.Fields));
        yield return (nameof(ActionContent.Replies), text.Replies.Values.Select(WrongReply).FirstOrDefault(words => words is not null));
        yield return (nameof(ActionContent.Execution), WrongExecution(text, choices));
        yield return (
            nameof(ActionContent.Handover),
            text.Handover == Handover.ToChosen && (text.AffectsPrice || text.Risk == ActionRiskLevel.High) ? Texts.NobodyToAskLater : null
        );
    }

    // The console itself assigns, closes and writes; anything else needs a system that is told of the step.
    private static string? WrongExecution(ActionContent text, ActionChoices choices) =>
        text.Execution == Execution.Performed && choices.ForbidsAutomation ? Texts.ProfileForbidsRunning
        : text.Execution == Execution.Noted
        || text.Handover != Handover.Unchanged
        || text.Kind is AssignKind or CloseKind
        || StepForms.Writes(text.IsCustomerContact, text.Channel)
        || choices.HasListener
            ? null
        : Texts.NothingRunsIt;

    // Everything it refers to must still exist.
    private static IEnumerable<(string Field, string? Words)> WrongReference(ActionContent text, ActionChoices choices)
    {
        yield return (
            nameof(ActionContent.AllowedStates),
            FieldRules.Unknown(text.AllowedStates, choices.States, Texts.NoWorkflowHasTheState)
        );
        yield return (
            nameof(ActionContent.RequiredRole),
            text.RequiredRole is { } role ? FieldRules.Unknown([role], choices.Roles, Texts.ThereIsNoRole) : null
        );
        yield return (
            nameof(ActionContent.PolicyKey),
            text.PolicyKey is { } policy && choices.Policies.All(found => !string.Equals(found.Key, policy, StringComparison.Ordinal))
                ? Texts.ThereIsNoPublishedPolicy.With(policy)
                : null
        );
        yield return (nameof(ActionContent.Tiers), FieldRules.Unknown(text.Tiers, choices.Tiers, Texts.NoCustomerHasTheContract));
        yield return (
            nameof(ActionContent.IssueTypes),
            FieldRules.Unknown(text.IssueTypes, choices.IssueTypes, Texts.NoCaseHasTheIssueType)
        );
        yield return (
            nameof(ActionContent.EarlierSteps),
            FieldRules.Unknown(text.EarlierSteps, choices.EarlierSteps, Texts.NoActionIsPublishedAs)
        );
    }

    private static string? WrongChannel(ActionContent text) =>
        text.Channel is null ? null
        : !text.IsCustomerContact ? Texts.ChannelNotAllowed
        : ChannelLabels.IsKnown(text.Channel) ? null
        : Texts.ChooseAChannel;

    private static string? WrongFields(IReadOnlyList<FormField> fields) =>
        fields.Count > MaxFields ? Texts.TooManyFields.With(MaxFields)
        : fields.Any(field => field.Label.Length == 0) ? Texts.FieldWithoutLabel
        : fields.FirstOrDefault(field => field.Label.Length > LongestLabel || field.From is { Length: > LongestLabel }) is { } lengthy
            ? Texts.AtMostCharacters.With(LongestLabel, Math.Max(lengthy.Label.Length, lengthy.From?.Length ?? 0))
        : fields.GroupBy(field => field.Label, StringComparer.OrdinalIgnoreCase).FirstOrDefault(same => same.Count() > 1) is { } twice
            ? Texts.FieldTwice.With(twice.Key)
        : null;

    private static string? WrongReply(string template) =>
        template.Length > ReplyTemplates.Longest ? Texts.AtMostCharacters.With(ReplyTemplates.Longest, template.Length)
        : ReplyText.UnknownPlaceIn(template) is { } place
            ? Texts.ReplyPlaceUnknown.With(place, string.Join(", ", ReplyFacts.Places.Select(known => $"{{{known}}}")))
        : null;
}
