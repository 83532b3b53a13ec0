using AngleSharp.Dom;

namespace RecsConsole.Cli.PageTruth;

/// <summary>The drawer of a number as it first opens.</summary>
/// <param name="Cases">Keys of the cases on its first page.</param>
/// <param name="Behind">How many lines its button says are still to come.</param>
/// <param name="More">How many cases it counts without listing them.</param>
internal sealed record DrawerOnPage(IReadOnlyList<string> Cases, int Behind, int More)
{
    private const string ToCase = "/cases/";

    /// <summary>All cases that the drawer accounts for.</summary>
    public int Whole => Cases.Count + Behind + More;

    public static DrawerOnPage From(IElement drawer)
    {
        var lines = drawer.QuerySelectorAll("ul > li").ToList();
        var button = drawer.QuerySelector("p.more:not(.trace) button");
        var stated = button is null ? [] : CasePageView.NumbersIn(CasePageView.Plain(button));
        return new(
            [
                .. lines
                    .Select(line => line.QuerySelector("a.fact")?.GetAttribute("href"))
                    .OfType<string>()
                    .Where(href => href.StartsWith(ToCase, StringComparison.Ordinal))
                    .Select(href => Uri.UnescapeDataString(href[ToCase.Length..])),
            ],
            stated.Count == 0 ? 0 : stated[^1] - lines.Count,
            lines
                .Concat(drawer.QuerySelectorAll("p.rest"))
                .Select(CasePageView.Plain)
                .Where(text => text.Contains(CardEvidence.MoreWords, StringComparison.Ordinal))
                .Sum(text => PageCard.NumberIn(text) ?? 0)
        );
    }

    /// <summary>What the drawer of a number shows otherwise than the number says, or than what it opens.</summary>
    public IEnumerable<Finding> Check(string key, PageCard card, CardFact fact, CardEvidence opened)
    {
        if (fact.Number is not { } number || opened.Cases.Count == 0)
        {
            yield break;
        }

        if (Whole != number)
        {
            yield return new(
                FindingKind.Count,
                key,
                card.Item.Title,
                FormattableString.Invariant($"the drawer of \"{fact.Text}\" accounts for {Whole}")
            );
        }

        if (!opened.Cases.Take(Cases.Count).SequenceEqual(Cases, StringComparer.Ordinal) || Cases.Count == 0)
        {
            yield return new(
                FindingKind.Contradiction,
                key,
                card.Item.Title,
                $"the drawer of \"{fact.Text}\" lists other cases than it opens"
            );
        }
    }
}
