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

    private readonly Dictionary<string, Style> _styles = (part.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        .Where(style => style.StyleId?.Value is not null)
        .DistinctBy(style => style.StyleId!.Value!, StringComparer.Ordinal)
        .ToDictionary(style => style.StyleId!.Value!, StringComparer.Ordinal);

    private readonly Numbering? _numbering = part.NumberingDefinitionsPart?.Numbering;

    /// <summary>The level of a heading from 1 to 6; null for other paragraphs.</summary>
    public int? HeadingOf(Paragraph paragraph)
    {
        if (LevelOf(paragraph.ParagraphProperties?.OutlineLevel) is { } own)
        {
            return own;
        }

        foreach (var style in StylesOf(paragraph))
        {
            // names of built-in styles are English in files of every language
            var name = style.StyleName?.Val?.Value?.ToLowerInvariant() ?? "";
            if (name is "title")
            {
                return 1;
            }

            if (
                name.StartsWith(Heading, StringComparison.Ordinal)
                && int.TryParse(name[Heading.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var level)
            )
            {
                return Math.Clamp(level, 1, 6);
            }

            if (LevelOf(style.StyleParagraphProperties?.OutlineLevel) is { } outline)
            {
                return outline;
            }
        }

        return null;
    }

    /// <summary>Null for a paragraph outside lists. Numbered headings are headings.</summary>
    public DocxListPlace? ListOf(Paragraph paragraph)
    {
        var numbering =
            paragraph.ParagraphProperties?.NumberingProperties
            ?? StylesOf(paragraph)
                .Select(style => style.StyleParagraphProperties?.NumberingProperties)
                .FirstOrDefault(each => each is not null);
        if (numbering?.NumberingId?.Val?.Value is not (> 0 and var id) || HeadingOf(paragraph) is not null)
        {
            return null;
        }

        var level = Math.Clamp(numbering.NumberingLevelReference?.Val?.Value ?? 0, 0, Deepest);
        return new(level, IsNumbered(id, level));
    }

    private bool IsNumbered(int id, int level)
    {
        var list = _numbering?.Elements<NumberingInstance>().FirstOrDefault(each => each.NumberID?.Value == id)?.AbstractNumId?.Val?.Value;
        var format = _numbering
            ?.Elements<AbstractNum>()
            .FirstOrDefault(each => list is not null && each.AbstractNumberId?.Value == list)
            ?.Elements<Level>()
            .FirstOrDefault(each => each.LevelIndex?.Value == level)
            ?.NumberingFormat?.Val;
        return format is not null && format.Value != NumberFormatValues.Bullet && format.Value != NumberFormatValues.None;
    }

    private IEnumerable<Style> StylesOf(Paragraph paragraph)
    {
        var id = paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value;
        for (var parents = 0; parents < MaxParents && id is not null && _styles.TryGetValue(id, out var style); parents++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    // 9 is body text
    private static int? LevelOf(OutlineLevel? outline) => outline?.Val?.Value is { } level and >= 0 and < 9 ? Math.Min(level + 1, 6) : null;
}
