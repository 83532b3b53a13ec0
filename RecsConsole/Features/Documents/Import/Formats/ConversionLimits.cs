namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>How much the conversion of one file may take: a broken or hostile one must not stop the console for everybody.</summary>
internal sealed record ConversionLimits
{
    private const int Megabyte = 1024 * 1024;

    public static ConversionLimits Usual { get; } = new();

    /// <summary>Pages of a PDF.</summary>
    public int Pages { get; init; } = 500;

    /// <summary>Paragraphs, headings, lists and rows of tables.</summary>
    public int Paragraphs { get; init; } = 50_000;

    /// <summary>Characters of the text that comes out.</summary>
    public int Characters { get; init; } = 5_000_000;

    /// <summary>Letters on a page of a PDF. Finding words and columns takes more than linear time.</summary>
    public int LettersPerPage { get; init; } = 50_000;

    /// <summary>Lines and curves on a page of a PDF.</summary>
    public int StrokesPerPage { get; init; } = 1_000_000;

    /// <summary>Bytes that one compressed stream of a PDF may unpack to.</summary>
    public long UnpackedStream { get; init; } = 64 * Megabyte;

    /// <summary>Bytes that one step, such as a page, may allocate. What a step holds at once is no more.</summary>
    public long Memory { get; init; } = 1024L * Megabyte;
}
