using RecsConsole.Components.Badges;
using RecsConsole.Features.Documents.Administration.List;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>A version as one text, metadata first, to compare two versions line by line.</summary>
internal static class DraftContent
{
    public static string Of(DocumentDraft draft, DocumentChoices choices, TimeZoneInfo? zone) =>
        string.Join(
            '\n',
            [
                Texts.Title.With(draft.Title),
                Texts.Kind.With(DocumentLabels.Kind(draft.Kind)),
                Texts.OwnerWithChoices.With(choices.NameOf(draft.OwnerId) ?? SharedTexts.NobodyInSentence),
                Texts.ClassificationWithDocumentChoices.With(DocumentChoices.Classifications[Math.Clamp(draft.Classification, 0, 3)]),
                Texts.For.With(
                    draft.Acl.Count == 0 ? SharedTexts.EverybodyInSentence : Set(draft.Acl.Select(line => choices.Words(line, zone)))
                ),
                Texts.Regions.With((draft.Regions.Count == 0 ? SharedTexts.AllInSentence : Set(draft.Regions))),
                Texts.Language.With(draft.Language ?? Texts.NotStatedInSentence),
                Texts.IssueTypes.With(Set(draft.IssueTypes)),
                Texts.Policy.With(draft.PolicyKey ?? SharedTexts.NoneInSentence),
                Texts.InForce.With(Minute(draft.EffectiveFrom, zone)),
                Texts.Expires.With(Minute(draft.EffectiveTo, zone)),
                Texts.ReviewByWithDay.With((draft.ReviewBy is { } by ? InstantLabels.Day(by, zone) : "-")),
                "",
                draft.Text,
            ]
        );

    // whoever picks the same in another order changes nothing
    private static string Set(IEnumerable<string> values) => string.Join(", ", values.Order(StringComparer.CurrentCulture));

    private static string Minute(DateTimeOffset? at, TimeZoneInfo? zone) => at is { } known ? InstantLabels.Minute(known, zone) : "-";
}
