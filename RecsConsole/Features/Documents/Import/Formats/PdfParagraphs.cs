using System.Text;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>Finds the paragraphs of a page by the gaps between its lines and columns.</summary>
internal static class PdfParagraphs
{
    private const int FewestRepeats = 3; // pages; on fewer, a repeated line is more likely text
    private const double Edge = 0.08; // of the height of a page
    private const string Bullets = "•●▪■‣◦–";

    // on the thread of the conversion: the other processors are for everybody else
    private static readonly NearestNeighbourWordExtractor s_words = new(new() { MaxDegreeOfParallelism = 1 });
    private static readonly DocstrumBoundingBoxes s_blocks = new(new() { MaxDegreeOfParallelism = 1 });

    /// <summary>In reading order.</summary>
    public static IReadOnlyList<PdfParagraph> Of(Page page)
    {
        ArgumentNullException.ThrowIfNull(page);
        var words = page.GetWords(s_words).Where(word => !string.IsNullOrWhiteSpace(word.Text)).ToList();
        if (words.Count == 0)
        {
            return [];
        }

        var blocks = s_blocks.GetBlocks(words);
        return [.. UnsupervisedReadingOrderDetector.Instance.Get(blocks).SelectMany(block => ParagraphsOf(block, IsAtEdge(block, page)))];
    }

    /// <summary>Leaves out headers, footers and page numbers: what most pages repeat at their edge but for its digits.</summary>
    public static List<PdfParagraph> WithoutRunningLines(IReadOnlyList<IReadOnlyList<PdfParagraph>> pages)
    {
        ArgumentNullException.ThrowIfNull(pages);
        var repeated = pages
            .SelectMany(page =>
                page.Where(paragraph => paragraph.IsAtEdge)
                    .Select(paragraph => WithoutDigits(paragraph.Text))
                    .Distinct(StringComparer.Ordinal)
            )
            .CountBy(text => text, StringComparer.Ordinal)
            .Where(each => each.Value >= FewestRepeats && each.Value * 2 > pages.Count)
            .Select(each => each.Key)
            .ToHashSet(StringComparer.Ordinal);
        return
        [
            .. pages.SelectMany(page => page).Where(paragraph => !paragraph.IsAtEdge || !repeated.Contains(WithoutDigits(paragraph.Text))),
        ];
    }

    private static bool IsAtEdge(TextBlock block, Page page) =>
        block.BoundingBox.Top < page.Height * Edge || block.BoundingBox.Bottom > page.Height * (1 - Edge);

    private static IEnumerable<PdfParagraph> ParagraphsOf(TextBlock block, bool isAtEdge)
    {
        var text = new StringBuilder();
        var size = 0.0;
        var isItem = false;
        foreach (var line in block.TextLines)
        {
            var words = string.Join(' ', line.Words.Select(word => word.Text.Trim()));
            var lineSize = SizeOf(line);
            var begins = words.Length > 0 && Bullets.Contains(words[0], StringComparison.Ordinal);
            if (text.Length > 0 && (begins || Math.Abs(lineSize - size) > 1))
            {
                yield return new(text.ToString(), size, isAtEdge, isItem);
                text.Clear();
            }

            (isItem, size) = text.Length == 0 ? (begins, lineSize) : (isItem, size);
            Join(text, begins ? words[1..].TrimStart() : words);
        }

        if (text.Length > 0)
        {
            yield return new(text.ToString(), size, isAtEdge, isItem);
        }
    }

    // a word that was divided at the end of a line becomes one again
    private static void Join(StringBuilder text, string words)
    {
        if (words.Length == 0)
        {
            return;
        }

        if (text.Length > 1 && text[^1] == '-' && char.IsLetter(text[^2]) && char.IsLower(words[0]))
        {
            text.Length--;
        }
        else if (text.Length > 0)
        {
            text.Append(' ');
        }

        text.Append(words);
    }

    private static double SizeOf(TextLine line)
    {
        var sizes = line.Words.SelectMany(word => word.Letters).Select(letter => letter.PointSize).Order().ToList();
        return sizes[sizes.Count / 2];
    }

    private static string WithoutDigits(string text) => string.Concat(text.Where(letter => !char.IsDigit(letter))).Trim();
}
