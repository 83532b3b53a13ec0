namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>The letter sizes of a PDF: most text has the size of the body, larger ones are headings.</summary>
internal sealed class PdfSizes
{
    private const double Larger = 1.15;
    private const int MaxLevel = 3;

    private readonly double _smallest;
    private readonly List<double> _largest; // at most one less than there are levels

    public PdfSizes(IReadOnlyList<PdfParagraph> paragraphs)
    {
        ArgumentNullException.ThrowIfNull(paragraphs);
        var body = paragraphs
            .GroupBy(paragraph => Rounded(paragraph.Size))
            .OrderByDescending(group => group.Sum(paragraph => paragraph.Text.Length))
            .ThenBy(group => group.Key)
            .First()
            .Key;
        _smallest = body * Larger;
        _largest =
        [
            .. paragraphs
                .Select(paragraph => Rounded(paragraph.Size))
                .Where(size => size >= _smallest)
                .Distinct()
                .OrderDescending()
                .Take(MaxLevel - 1),
        ];
    }

    /// <summary>The level of a heading, 1 for the largest letters; null for body text.</summary>
    public int? HeadingOf(PdfParagraph paragraph)
    {
        ArgumentNullException.ThrowIfNull(paragraph);
        var size = Rounded(paragraph.Size);
        var at = _largest.IndexOf(size);
        return size < _smallest ? null
            : at < 0 ? MaxLevel
            : at + 1;
    }

    // half points: the same style differs by rounding from page to page
    private static double Rounded(double size) => Math.Round(size * 2, MidpointRounding.AwayFromZero) / 2;
}
