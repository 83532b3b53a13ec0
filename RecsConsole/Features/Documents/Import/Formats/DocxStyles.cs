using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>What the styles and numberings of a Word document say about a paragraph: heading, or item of a list.</summary>
internal sealed class DocxStyles(MainDocumentPart part)
{
    private const int MaxParents = 20;
    private const int Deepest = 8; // Word has nine levels
    private const string Heading = "heading ";

    // both are read once: a document may have as many styles as paragraphs
    private readonly Dictionary<string, StyleFacts> _styles = (part.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        .Where(style => style.StyleId?.Value is not null)
        .DistinctBy(style => style.StyleId!.Value!, StringComparer.Ordinal)
        .ToDictionary(style => style.StyleId!.Value!, FactsOf, StringComparer.Ordinal);

    private readonly HashSet<NumberedLevel> _numbered = NumberedLevels(part.NumberingDefinitionsPart?.Numbering);

    /// <summary>The level of a heading from 1 to 6; null for other paragraphs.</summary>
    public int? HeadingOf(Paragraph paragraph) =>
        LevelOf(paragraph.ParagraphProperties?.OutlineLevel)
        ?? StylesOf(paragraph).Select(style => style.Heading).FirstOrDefault(level => level is not null);

    /// <summary>Null for a paragraph outside lists. Numbered headings are headings.</summary>
    public DocxListPlace? ListOf(Paragraph paragraph)
    {
        var place =
            PlaceOf(paragraph.ParagraphProperties?.NumberingProperties)
            ?? StylesOf(paragraph).Select(style => style.Place).FirstOrDefault(each => each is not null);
        return place is not { List: > 0 } || HeadingOf(paragraph) is not null ? null : new(place.Level, _numbered.Contains(place));
    }

    private IEnumerable<StyleFacts> StylesOf(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var parents = 0; parents < MaxParents && id is not null && _styles.TryGetValue(id, out var style); parents++)
        {
            yield return style;
            id = style.BasedOn;
        }
    }

    private static StyleFacts FactsOf(Style style) =>
        new(OwnHeadingOf(style), PlaceOf(style.StyleParagraphProperties?.NumberingProperties), style.BasedOn?.Val?.Value);

    private static int? OwnHeadingOf(Style style)
    {
        // names of built-in styles are English in files of every language
        var name = style.StyleName?.Val?.Value?.ToLowerInvariant() ?? "";
        if (name is "title")
        {
            return 1;
        }

        return
            name.StartsWith(Heading, StringComparison.Ordinal)
            && int.TryParse(name[Heading.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            ? Math.Clamp(level, 1, 6)
            : LevelOf(style.StyleParagraphProperties?.OutlineLevel);
    }

    private static NumberedLevel? PlaceOf(NumberingProperties? numbering) =>
        numbering is null
            ? null
            : new(numbering.NumberingId?.Val?.Value ?? 0, Math.Clamp(numbering.NumberingLevelReference?.Val?.Value ?? 0, 0, Deepest));

    // the levels of lists that count; the first definition of a number is the one in force
    private static HashSet<NumberedLevel> NumberedLevels(Numbering? numbering)
    {
        HashSet<NumberedLevel> numbered = [];
        var formats = (numbering?.Elements<AbstractNum>() ?? [])
            .Where(each => each.AbstractNumberId?.Value is not null)
            .DistinctBy(each => each.AbstractNumberId!.Value!)
            .ToDictionary(each => each.AbstractNumberId!.Value!, CountingLevels);
        foreach (var list in (numbering?.Elements<NumberingInstance>() ?? []).DistinctBy(each => each.NumberID?.Value))
        {
            if (list is { NumberID.Value: var id, AbstractNumId.Val.Value: var format } && formats.TryGetValue(format, out var levels))
            {
                numbered.UnionWith(levels.Select(level => new NumberedLevel(id, level)));
            }
        }

        return numbered;
    }

    private static IReadOnlyList<int> CountingLevels(AbstractNum list) =>
        [
            .. list.Elements<Level>()
                .DistinctBy(each => each.LevelIndex?.Value)
                .Where(each => each.NumberingFormat?.Val is { } format && IsCounting(format.Value))
                .Select(each => each.LevelIndex?.Value)
                .OfType<int>()
                .Where(level => level is >= 0 and <= Deepest),
        ];

    private static bool IsCounting(NumberFormatValues format) => format != NumberFormatValues.Bullet && format != NumberFormatValues.None;

    // 9 is body text
    private static int? LevelOf(OutlineLevel? outline) => outline?.Val?.Value is { } level and >= 0 and < 9 ? Math.Min(level + 1, 6) : null;

    /// <param name="Heading">The level that the style itself states.</param>
    /// <param name="Place">The place in a list that it states.</param>
    private sealed record StyleFacts(int? Heading, NumberedLevel? Place, string? BasedOn);

    private sealed record NumberedLevel(int List, int Level);
}
