using RecsConsole.Features.Recommendations.Evidence;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Cli.PageTruth;

/// <summary>What opens when a reader presses a number: the cases listed, and how many more it says there are.</summary>
/// <param name="Cases">Keys of the cases listed.</param>
/// <param name="More">Cases it counts without listing them.</param>
/// <param name="IsEmpty">Nothing opens at all.</param>
internal sealed record CardEvidence(IReadOnlyList<string> Cases, int More, bool IsEmpty)
{
    private const string ToCase = "/cases/";

    public static CardEvidence Of(EvidenceView view) =>
        new(
            [
                .. view
                    .Lines.Where(line => line.Link?.StartsWith(ToCase, StringComparison.Ordinal) is true)
                    .Select(line => Uri.UnescapeDataString(line.Link![ToCase.Length..])),
            ],
            view.Lines.Where(IsMore).Sum(line => PageCard.NumberIn(line.Text) ?? 0),
            view.Lines.Count == 0
        );

    private static bool IsMore(EvidenceLine line) => line.Link is null && line.Text.Contains(" more that ", StringComparison.Ordinal);
}
