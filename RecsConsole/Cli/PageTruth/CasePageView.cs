using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RecsConsole.Cli.PageTruth;

/// <summary>What stands on the page of a case around the cards.</summary>
/// <param name="State">The state named at the head.</param>
/// <param name="Head">All of the head.</param>
/// <param name="Memory">What the panel remembers, a sentence each.</param>
/// <param name="Similar">Keys of the similar cases that count.</param>
/// <param name="Excluded">The line of what is not shown; null without one.</param>
internal sealed partial record CasePageView(
    string State,
    string Head,
    IReadOnlyList<string> Memory,
    IReadOnlyList<SimilarOnPage> Similar,
    IReadOnlyList<string> Excluded
)
{
    public static CasePageView Of(IParentNode page)
    {
        var head = page.QuerySelector(".casehead")!;
        return new(
            Plain(head.QuerySelector(".facts > *")!),
            Plain(head),
            [.. page.QuerySelectorAll("[data-memory]").Select(Plain)],
            [.. page.QuerySelectorAll("li.sim").Select(SimilarOnPage.Of)],
            [.. page.QuerySelectorAll("p.excluded").Select(Plain)]
        );
    }

    internal static string Plain(IElement element) => Blanks().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}

/// <summary>A similar case as it stands on the page.</summary>
/// <param name="Outcome">How it ended, in words.</param>
/// <param name="Resolving">The step marked as the one that resolved it; null without a mark.</param>
/// <param name="Counts">Its process is still today's: it counts among those that cards tell of.</param>
internal sealed record SimilarOnPage(string Key, string Outcome, string? Resolving, bool Counts)
{
    public static SimilarOnPage Of(IElement line)
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
