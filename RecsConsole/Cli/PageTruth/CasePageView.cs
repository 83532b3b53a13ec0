using System.Globalization;
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
    /// <summary>The number of similar cases stated above them; null when none is stated.</summary>
    public int? SimilarStated { get; init; }

    /// <summary>The playbooks as checklists.</summary>
    public IReadOnlyList<BookOnPage> Books { get; init; } = [];

    /// <summary>The lines of the timeline that are shown before a reader asks for earlier ones.</summary>
    public IReadOnlyList<LineOnPage> Lines { get; init; } = [];

    /// <summary>The title of the first card of the next steps; null when none is shown.</summary>
    public string? FirstStep { get; init; }

    public static CasePageView From(IParentNode page)
    {
        var head = page.QuerySelector(".casehead")!;
        return new(
            Plain(head.QuerySelector(".facts > *")!),
            Plain(head),
            [.. page.QuerySelectorAll("[data-memory]").Select(Plain)],
            [.. page.QuerySelectorAll("li.sim").Select(SimilarOnPage.From)],
            [.. page.QuerySelectorAll("p.excluded").Select(Plain)]
        )
        {
            SimilarStated =
                page.QuerySelector(".similar header .small") is { } stated && NumbersIn(Plain(stated)) is [var number, ..] ? number : null,
            Books = [.. page.QuerySelectorAll(".book details").Select(BookOnPage.From)],
            Lines = [.. page.QuerySelectorAll(".stream li.line").Select(LineOnPage.From)],
            FirstStep = page.QuerySelector("section[data-panel=next]")?.QuerySelector(".card .title") is { } title ? Plain(title) : null,
        };
    }

    /// <summary>The whole numbers in a text, in order.</summary>
    internal static IReadOnlyList<int> NumbersIn(string text) =>
        [.. Numbers().Matches(text).Select(found => int.Parse(found.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];

    internal static string Plain(IElement element) => Blanks().Replace(element.TextContent, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\d[\d,]*", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
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
