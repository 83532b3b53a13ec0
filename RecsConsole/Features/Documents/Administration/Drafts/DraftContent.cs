using System.Globalization;
using RecsConsole.Features.Documents.Administration.List;

namespace RecsConsole.Features.Documents.Administration.Drafts;

/// <summary>A version as one text, its facts first, so that two versions can be compared line by line.</summary>
internal static class DraftContent
{
    public static string Of(DocumentDraft draft, DocumentChoices choices) =>
        string.Join(
            '\n',
            [
                $"Title: {draft.Title}",
                $"Kind: {draft.Kind}",
                $"Owner: {choices.NameOf(draft.OwnerId) ?? "nobody"}",
                $"Classification: {DocumentChoices.Classifications[Math.Clamp(draft.Classification, 0, 3)]}",
                $"For: {(draft.Acl.Count == 0 ? "everybody" : string.Join(", ", draft.Acl.Select(choices.Words)))}",
                $"Regions: {(draft.Regions.Count == 0 ? "all" : string.Join(", ", draft.Regions))}",
                $"Language: {draft.Language ?? "not said"}",
                $"Issue types: {string.Join(", ", draft.IssueTypes)}",
                $"Policy: {draft.PolicyKey ?? "none"}",
                $"In force from: {Day(draft.EffectiveFrom)}",
                $"Expires: {Day(draft.EffectiveTo)}",
                $"Review by: {Day(draft.ReviewBy)}",
                "",
                draft.Text,
            ]
        );

    private static string Day(DateTimeOffset? at) => at?.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "-";
}
