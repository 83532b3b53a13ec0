using AngleSharp.Dom;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Cli.PageTruth;

/// <summary>Checks the panel beside a ticket like the page of its case: it says the same of the same case.</summary>
internal sealed class PanelOracle(CasePageView page, CardOracle cards, string key)
{
    public IEnumerable<Finding> Check(IParentNode panel, ShownDecision shown)
    {
        if (!CasePageView.Plain(panel.QuerySelector(".head .line")!).Contains(page.State, StringComparison.Ordinal))
        {
            yield return Of($"names another state than {page.State}");
        }

        var first = panel.QuerySelector(".card.open h2") is { } title ? CasePageView.Plain(title) : null;
        if (!shown.IsWaiting && !string.Equals(first, page.FirstStep, StringComparison.Ordinal))
        {
            yield return Of($"begins with \"{first ?? "nothing"}\", the page with \"{page.FirstStep ?? "nothing"}\"");
        }

        foreach (var finding in Cards(panel, shown).SelectMany(cards.Check))
        {
            yield return finding with
            {
                On = $"panel, {finding.On}",
            };
        }
    }

    // those that say why
    private static IEnumerable<PageCard> Cards(IParentNode panel, ShownDecision shown)
    {
        if (panel.QuerySelector(".card.open") is { } step && shown.Slate(SlateKind.Action).Items is [var action, ..])
        {
            yield return PageCard.From(action, step);
        }

        if (panel.QuerySelector(".card.body") is { } read && shown.Slate(SlateKind.Document).Items is [var document, ..])
        {
            yield return PageCard.From(document, read);
        }
    }

    private Finding Of(string words) => new(FindingKind.Contradiction, key, "panel", words);
}
