using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Cli.PageTruth;

/// <summary>What a reader sees on one open card.</summary>
/// <param name="Item">The suggested item.</param>
/// <param name="Reason">The sentences under the title.</param>
/// <param name="Facts">The text of each link in the reason, by the fact it opens.</param>
/// <param name="Sign">High, Medium or Low; null when there is no label.</param>
/// <param name="ConfidenceReason">The stated basis of the label.</param>
/// <param name="Load">A person's load; null for other items.</param>
internal sealed partial record PageCard(
    ShownItem Item,
    string Reason,
    IReadOnlyList<CardFact> Facts,
    string? Sign,
    string? ConfidenceReason,
    string? Load
)
{
    /// <summary>The number of figures on the card; teams with a number as name, policy versions, dates and quoted text are names.</summary>
    public int Numbers => Figures().Count(Names().Replace($"{Reason} {Load}", " "));

    public bool Says(string words) => Reason.Contains(words, StringComparison.OrdinalIgnoreCase);

    public bool ConfidenceSays(string words) => ConfidenceReason?.Contains(words, StringComparison.OrdinalIgnoreCase) is true;

    /// <summary>Extracts a card from its page.</summary>
    public static PageCard From(ShownItem item, IElement card)
    {
        var why = card.QuerySelector("p.why")!;
        var facts = why.QuerySelectorAll("[data-fact]")
            .Select(each => new CardFact(each.GetAttribute("data-fact")!, Plain(each.TextContent)))
            .ToList();
        why.QuerySelector("button.all")?.Remove();
        var sign = card.QuerySelector(".conf");
        return new(
            item,
            Plain(why.TextContent),
            facts,
            sign is null ? null : Plain(sign.TextContent).Split(' ')[0],
            sign?.GetAttribute("title"),
            card.QuerySelector(".load") is { } load ? Plain(load.TextContent) : null
        );
    }

    /// <summary>The number of cases or things at the start of a text; null when it starts with a name, a share or a time.</summary>
    public static int? NumberIn(string text) =>
        Figures().Match(text) is { Success: true, Index: 0 } found
        && !found.Value.Contains('.')
        && !text.Contains(" hour", StringComparison.Ordinal)
            ? int.Parse(found.Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture)
            : null;

    private static string Plain(string text) => Blanks().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\d+(?:,\d{3})*(?:\.\d+)?", RegexOptions.None, 1000)]
    private static partial Regex Figures();

    [GeneratedRegex("\"[^\"]*\"|version \\d+|team \\d+|\\d{1,2} [A-Z][a-z]{2} \\d{4}", RegexOptions.None, 1000)]
    private static partial Regex Names();
}

/// <summary>A link in a reason.</summary>
/// <param name="FactId">The fact whose evidence it opens.</param>
/// <param name="Text">Its text, such as "47 similar cases".</param>
internal sealed record CardFact(string FactId, string Text)
{
    private const string Team = "team";

    /// <summary>The number of cases or things it states; null for a name, and logs name teams by numbers.</summary>
    public int? Number => string.Equals(FactId, Team, StringComparison.Ordinal) ? null : PageCard.NumberIn(Text);
}
