using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Cli.PageTruth;

/// <summary>What opens when a reader clicks a number: the listed cases, and the stated number of further ones.</summary>
/// <param name="Cases">Keys of the listed cases.</param>
/// <param name="More">Number of cases counted without being listed.</param>
/// <param name="IsEmpty">No evidence opens at all.</param>
internal sealed record CardEvidence(IReadOnlyList<string> Cases, int More, bool IsEmpty)
{
    /// <summary>In the sentence about cases that are counted and not listed.</summary>
    public const string MoreWords = " more that ";

    private const string ToCase = "/cases/";

    public static CardEvidence From(EvidenceView view) =>
        new(
            [
                .. view
                    .Lines.Where(line => line.Link?.StartsWith(ToCase, StringComparison.Ordinal) is true)
                    .Select(line => Uri.UnescapeDataString(line.Link![ToCase.Length..])),
            ],
            view.Lines.Where(IsMore).Sum(line => PageCard.NumberIn(line.Text) ?? 0),
            view.Lines.Count == 0
        );

    private static bool IsMore(EvidenceLine line) => line.Link is null && line.Text.Contains(MoreWords, StringComparison.Ordinal);
}
