using UglyToad.PdfPig;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>The options of the library with the budget of the conversion.</summary>
internal sealed class PdfOptions : ParsingOptions
{
    public PdfOptions(ConversionBudget budget)
    {
        Budget = budget;
        SkipMissingFonts = true;
        FilterProvider = new PdfStreams(budget);
    }

    public ConversionBudget Budget { get; }
}
