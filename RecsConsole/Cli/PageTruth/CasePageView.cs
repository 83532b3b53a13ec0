using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RecsConsole.Cli.PageTruth;

/// <summary>The content of a case page around the cards.</summary>
/// <param name="State">The state shown in the header.</param>
/// <param name="Head">The whole header.</param>
/// <param name="Memory">The sentences of the memory panel.</param>
/// <param name="Similar">Keys of the similar cases that count.</param>
/// <param name="Excluded">The line about what is not shown; null when there is none.</param>
internal sealed partial record CasePageView(
    string State,
    string Head,
    IReadOnlyList<string> Memory,
    IReadOnlyList<SimilarOnPage> Similar,
    IReadOnlyList<string> Excluded
)
{
    public static CasePageView From(IParentNode page)
    {
        var head = page.QuerySelector(".casehead")!;
        return new(
            Plain(head.QuerySelector(".facts > *")!),
            Plain(head),
            [.. page.QuerySelectorAll("[data-memory]").Select(Plain)],
            [.. page.QuerySelectorAll("li.sim").Select(SimilarOnPage.From)],
            [.. page.QuerySelectorAll("p.excluded").Select(Plain)]
        );
    }

    internal static string Plain(IElement element) => Blanks().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}

/// <summary>A similar case as shown on the page.</summary>
/// <param name="Outcome">How the case ended, in words.</param>
/// <param name="Resolving">The step marked as the one that solved the case; null without a mark.</param>
/// <param name="Counts">The case was worked under the current process, and so counts among those that cards refer to.</param>
internal sealed record SimilarOnPage(string Key, string Outcome, string? Resolving, bool Counts)
{
    public static SimilarOnPage From(IElement line)
    {
        var step = line.QuerySelector(".step.resolving");
        step?.QuerySelectorAll(".spoken").ToList().ForEach(each => each.Remove());
        return new(
            line.QuerySelector("a.mono")!.TextContent.Trim(),
            CasePageView.Plain(line.QuerySelector(".signs > *")!),
            step is null ? null : CasePageView.Plain(step),
            line.QuerySelector("p.warn") is null
        );
    }
}
