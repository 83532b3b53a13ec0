using System.IO.Compression;
using System.Text;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using RecsConsole.Features.Documents.Import;
using RecsConsole.Features.Documents.Import.Formats;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents.Upload;

/// <summary>What a broken or hostile file may take before it is refused.</summary>
public sealed class ConversionLimitsTests
{
    private const string Words = "BT /F1 12 Tf 50 300 Td (abcdefgh) Tj ET";

    [Fact]
    public void Pdf_with_too_many_pages_is_refused()
    {
        var limits = ConversionLimits.Usual with { Pages = 2 };

        Why(() => PdfConversion.Convert(PdfFiles.Chapters(pages: 3), Of(limits))).ShouldContain("2 pages");
    }

    [Fact]
    public void Pdf_page_with_too_many_letters_is_refused()
    {
        var limits = ConversionLimits.Usual with { LettersPerPage = 7 };

        Why(() => PdfConversion.Convert(PdfFiles.Raw(Words), Of(limits))).ShouldContain("more letters or lines");
        PdfConversion.Convert(PdfFiles.Raw(Words), Of(limits with { LettersPerPage = 8 })).Text.ShouldBe("abcdefgh");
    }

    // a small page that draws a form again and again: the library would keep each letter of it
    [Theory]
    [InlineData(Words, 126)]
    [InlineData("q Q", 1001)]
    [InlineData("0 0 l", 501)]
    public void Pdf_page_that_draws_a_form_without_end_is_refused(string form, int times)
    {
        var page = string.Concat(Enumerable.Repeat("/X Do ", times));
        var limits = ConversionLimits.Usual with { LettersPerPage = 1000, StrokesPerPage = 1000 };

        Why(() => PdfConversion.Convert(PdfFiles.Raw(page, form), Of(limits))).ShouldContain("more letters or lines");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)] // the library looks at neither header nor checksum
    public void Pdf_stream_that_unpacks_beyond_the_limit_is_refused(bool hasHeader)
    {
        var packed = Packed(new string(' ', 200_000) + Words);
        packed[0] = hasHeader ? packed[0] : (byte)0;
        var limits = ConversionLimits.Usual with { UnpackedStream = 100_000 };

        Why(() => PdfConversion.Convert(PdfFiles.Packed(packed), Of(limits))).ShouldContain("too large");
        PdfConversion.Convert(PdfFiles.Packed(packed), Of(ConversionLimits.Usual)).Text.ShouldBe("abcdefgh");
    }

    // each paragraph repeats the emphasis that is open: a hundred marks and a thousand paragraphs are a hundred thousand elements
    [Fact]
    public void Page_that_grows_while_it_is_read_is_refused()
    {
        var marks = string.Concat(Enumerable.Range(0, 100).Select(at => $"<b a{at}>"));
        var page = Encoding.UTF8.GetBytes($"<p>{marks}{string.Concat(Enumerable.Repeat("<p>x", 1000))}");

        Why(() => HtmlConversion.Convert(page, Of(ConversionLimits.Usual with { Memory = 4 * 1024 * 1024 }))).ShouldContain("too large");
    }

    [Fact]
    public void Text_beyond_the_limit_is_refused_in_every_format()
    {
        var limits = ConversionLimits.Usual with { Characters = 10 };
        var page = "<p>Twelve words.</p>"u8.ToArray();

        Why(() => HtmlConversion.Convert(page, Of(limits))).ShouldContain("10 characters");
        Why(() => DocxConversion.Convert(WordFiles.Guide(), Of(limits))).ShouldContain("10 characters");
        Why(() => PdfConversion.Convert(PdfFiles.Chapters(), Of(limits))).ShouldContain("10 characters");
        Should.Throw<DocumentInputException>(() => UploadSource.Read(new("a.md", "Twelve words"u8.ToArray()), Of(limits)));
    }

    [Fact]
    public void Word_document_and_pdf_with_too_many_paragraphs_are_refused()
    {
        var limits = ConversionLimits.Usual with { Paragraphs = 2 };

        Why(() => DocxConversion.Convert(WordFiles.Guide(), Of(limits))).ShouldContain("2 paragraphs");
        Why(() => PdfConversion.Convert(PdfFiles.Chapters(), Of(limits))).ShouldContain("2 paragraphs");
    }

    [Theory]
    [InlineData("a.html")]
    [InlineData("a.docx")]
    [InlineData("a.pdf")]
    public void Cancelled_conversion_ends(string name)
    {
        var content = name switch
        {
            "a.docx" => WordFiles.Guide(),
            "a.pdf" => PdfFiles.Chapters(),
            _ => "<p>x</p>"u8.ToArray(),
        };
        ConversionBudget cancelled = new(ConversionLimits.Usual, new CancellationToken(canceled: true));

        Should.Throw<OperationCanceledException>(() => UploadSource.Read(new(name, content), cancelled));
    }

    [Fact]
    public void Limit_that_a_library_passes_over_holds_at_the_next_check()
    {
        var budget = Of(ConversionLimits.Usual with { LettersPerPage = 0 });
        Should.Throw<DocumentInputException>(budget.AddLetter);

        Should.Throw<DocumentInputException>(budget.Check).Message.ShouldContain("more letters or lines");
    }

    // read again for each paragraph, styles and lists would take the square of their number
    [Fact]
    public void Styles_lists_and_links_of_a_word_document_are_read_once()
    {
        using var stream = new MemoryStream(WordFiles.Guide());
        using var file = WordprocessingDocument.Open(stream, isEditable: false);
        var part = file.MainDocumentPart!;
        var paragraphs = part.Document!.Body!.Elements<Paragraph>().ToList();
        using var page = new HtmlParser().ParseDocument("");
        var styles = new DocxStyles(part);
        var runs = new DocxRuns(page, part);
        part.StyleDefinitionsPart!.Styles!.RemoveAllChildren();
        part.NumberingDefinitionsPart!.Numbering!.RemoveAllChildren();

        paragraphs.Select(styles.HeadingOf).ShouldBe([1, null, 2, null, null, null, null, null]);
        paragraphs.Select(styles.ListOf).OfType<DocxListPlace>().Select(place => place.IsNumbered).ShouldBe([true, false, true, false]);
        runs.Append(page.Body!, paragraphs[1]);
        runs.Append(page.Body!, paragraphs[1]);
        page.QuerySelectorAll("a").Length.ShouldBe(2);
    }

    private static ConversionBudget Of(ConversionLimits limits) => new(limits, TestContext.Current.CancellationToken);

    private static byte[] Packed(string text)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest))
        {
            zip.Write(Encoding.Latin1.GetBytes(text));
        }

        return packed.ToArray();
    }

    private static string Why(Func<ConvertedFile> convert) => Should.Throw<DocumentInputException>(() => convert()).Message;
}
