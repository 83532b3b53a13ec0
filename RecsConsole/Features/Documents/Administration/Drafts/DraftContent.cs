using System.Globalization;
using RecsConsole.Features.Documents.Administration.List;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>A version as one text, metadata first, to compare two versions line by line.</summary>
internal static class DraftContent
{
    public static string Of(DocumentDraft draft, DocumentChoices choices) =>
        string.Join(
            '\n',
            [
                Texts.Title.With(draft.Title),
                Texts.Kind.With(DocumentLabels.Kind(draft.Kind)),
                Texts.OwnerWithChoices.With(choices.NameOf(draft.OwnerId) ?? SharedTexts.NobodyInSentence),
                Texts.ClassificationWithDocumentChoices.With(DocumentChoices.Classifications[Math.Clamp(draft.Classification, 0, 3)]),
                Texts.For.With(
                    (draft.Acl.Count == 0 ? SharedTexts.EverybodyInSentence : string.Join(", ", draft.Acl.Select(choices.Words)))
                ),
                Texts.Regions.With((draft.Regions.Count == 0 ? SharedTexts.AllInSentence : string.Join(", ", draft.Regions))),
                Texts.Language.With(draft.Language ?? Texts.NotStatedInSentence),
                Texts.IssueTypes.With(string.Join(", ", draft.IssueTypes)),
                Texts.Policy.With(draft.PolicyKey ?? SharedTexts.NoneInSentence),
                Texts.InForce.With(Day(draft.EffectiveFrom)),
                Texts.Expires.With(Day(draft.EffectiveTo)),
                Texts.ReviewByWithDay.With(Day(draft.ReviewBy)),
                "",
                draft.Text,
            ]
        );

    private static string Day(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";
}
