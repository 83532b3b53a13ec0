using System.Globalization;
using RecsConsole.Casework;
using RecsConsole.Casework.Forms;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Actions;

/// <summary>Display texts of the action catalog.</summary>
public static class ActionLabels
{
    /// <summary>The built-in kinds; a tenant may have imported others.</summary>
    public static IReadOnlyList<string> Kinds { get; } =
    ["communicate", "investigate", "fix", "escalate", "assign", "close", "compliance", ActionFacts.LoggedKind];

    public static IReadOnlyList<ActionRiskLevel> Risks { get; } = Enum.GetValues<ActionRiskLevel>();

    public static IReadOnlyList<VersionStatus> Statuses { get; } =
    [VersionStatus.Published, VersionStatus.InReview, VersionStatus.Draft, VersionStatus.Retired];

    /// <summary>States and tenant-defined keys in words: login_problem becomes Login problem.</summary>
    public static string Plain(string key) => StateLabels.Of(key);

    public static string RiskWords(ActionRiskLevel risk) =>
        risk switch
        {
            ActionRiskLevel.High => Texts.RiskHigh,
            ActionRiskLevel.Medium => Texts.RiskMedium,
            _ => Texts.Low,
        };

    public static string Plain(VersionStatus status) =>
        status switch
        {
            VersionStatus.Draft => Texts.StatusDraft,
            VersionStatus.InReview => Texts.StatusInReview,
            VersionStatus.Published => Texts.StatusPublished,
            _ => Texts.StatusRetired,
        };

    public static string Plain(IEnumerable<string> keys, string none)
    {
        // sets: the order in which somebody picked them is no difference
        var words = string.Join(", ", keys.Select(key => Plain(key)).Order(StringComparer.CurrentCulture));
        return words.Length == 0 ? none : words;
    }

    public static TagTone Tone(VersionStatus status) =>
        status switch
        {
            VersionStatus.Published => TagTone.Done,
            VersionStatus.InReview or VersionStatus.Draft => TagTone.Soon, // as drafts of documents
            _ => TagTone.Plain,
        };

    public static BadgeLevel Risk(ActionRiskLevel risk) =>
        risk switch
        {
            ActionRiskLevel.High => BadgeLevel.High,
            ActionRiskLevel.Medium => BadgeLevel.Medium,
            _ => BadgeLevel.Low,
        };

    public static string Minutes(int? minutes) => minutes is { } known ? Texts.Min.With(known) : Texts.NotKnown;

    /// <summary>"40 % of 30", or words when nobody has answered.</summary>
    public static string Acceptance(ActionUsage usage)
    {
        ArgumentNullException.ThrowIfNull(usage);
        return usage.Answered == 0
            ? Texts.NoAnswers
            : Texts.ShareOf.With(Math.Round(100.0 * usage.Accepted / usage.Answered), usage.Answered);
    }

    /// <summary>Whose approval the action needs each time it is taken.</summary>
    public static string Approval(ActionContent text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return (text.AffectsPrice, text.Risk) switch
        {
            (true, _) => Texts.ApprovalBySales,
            (_, ActionRiskLevel.High) => Texts.ApprovalBySecondPerson,
            (_, ActionRiskLevel.Medium) => Texts.ApprovalConfirmOnly,
            _ => SharedTexts.None,
        };
    }

    /// <summary>The kind of value that a field takes.</summary>
    public static string Plain(FormFieldKind kind) =>
        kind switch
        {
            FormFieldKind.Number => Texts.FieldKindNumber,
            FormFieldKind.Minutes => Texts.FieldKindMinutes,
            FormFieldKind.Date => Texts.FieldKindDate,
            FormFieldKind.People => Texts.FieldKindPeople,
            _ => Texts.FieldKindText,
        };

    /// <summary>The fields of the form, one per line.</summary>
    public static string Fields(IReadOnlyList<FormField> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        return fields.Count == 0 ? SharedTexts.None : string.Join('\n', fields.Select(Line));
    }

    private static string Line(FormField field)
    {
        var line = field.IsRequired
            ? Texts.FieldLineRequired.With(field.Label, Plain(field.Kind))
            : Texts.FieldLine.With(field.Label, Plain(field.Kind));
        return field.From is { } from ? Texts.FieldLineFrom.With(line, from) : line;
    }

    /// <summary>The suggested replies, each with the name of its language.</summary>
    public static string Replies(IReadOnlyDictionary<string, string> replies)
    {
        ArgumentNullException.ThrowIfNull(replies);
        return replies.Count == 0
            ? SharedTexts.None
            : string.Join(
                "\n\n",
                replies.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{LanguageLabels.Of(pair.Key)}: {pair.Value}")
            );
    }

    /// <summary>Who owns the case after the action.</summary>
    public static string Words(Handover handover) =>
        handover switch
        {
            Handover.ToDoer => Texts.HandoverToDoer,
            Handover.ToChosen => Texts.HandoverToChosen,
            _ => Texts.HandoverUnchanged,
        };

    /// <summary>What accepting the action does.</summary>
    public static string Words(Execution execution) => execution == Execution.Performed ? Texts.ExecutionRun : Texts.ExecutionNoted;

    public static string OpenCases(int count) =>
        count switch
        {
            0 => Texts.NoOpenCaseShowsItNow,
            1 => Texts.OneCaseShowsIt,
            _ => Texts.CasesShowIt.With(count),
        };
}
