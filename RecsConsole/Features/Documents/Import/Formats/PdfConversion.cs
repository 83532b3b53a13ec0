using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>
/// Converts a PDF to Markdown: paragraphs in reading order, headings by their letter size, lists by their bullets. A PDF stores where
/// letters stand and no tables, so that somebody has to read the draft.
/// </summary>
internal static class PdfConversion
{
    private const int MaxHeading = 200; // characters

    /// <exception cref="DocumentInputException">The file is damaged, locked, beyond a limit, or holds pictures only.</exception>
    public static ConvertedFile Convert(byte[] content, ConversionBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        var paragraphs = Read(content, budget);
        if (paragraphs.Count == 0)
        {
            throw new DocumentInputException(1, Texts.PdfIsAScan);
        }

        using IHtmlDocument page = new HtmlParser().ParseDocument("");
        var sizes = new PdfSizes(paragraphs);
        IElement? list = null;
        foreach (var paragraph in paragraphs)
        {
            list = paragraph.IsItem ? list ?? Add(page, page.Body!, "ul") : null;
            var level = paragraph.Text.Length <= MaxHeading ? sizes.HeadingOf(paragraph) : null;
            var name =
                paragraph.IsItem ? "li"
                : level is { } known ? $"h{known}"
                : "p";
            Add(page, list ?? page.Body!, name).TextContent = paragraph.Text;
        }

        return HtmlConversion.Convert(page, title: null, budget); // the stated title is most often a name of a file
    }

    private static List<PdfParagraph> Read(byte[] content, ConversionBudget budget)
    {
        try
        {
            using var file = PdfDocument.Open(content, new PdfOptions(budget));
            budget.CountPages(file.NumberOfPages);
            file.AddPageFactory<PdfPageCount, PdfPageCounting>();
            var pages = new List<IReadOnlyList<PdfParagraph>>();
            for (var number = 1; number <= file.NumberOfPages; number++)
            {
                budget.BeginPage();
                var count = file.GetPage<PdfPageCount>(number);
                var paragraphs = count.Letters == 0 ? [] : PdfParagraphs.Of(file.GetPage(number));
                budget.AddParagraphs(paragraphs.Count);
                pages.Add(paragraphs);
            }

            return PdfParagraphs.WithoutRunningLines(pages);
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new DocumentInputException(Texts.PdfIsLocked, e);
        }
        catch (Exception e) when (e is not (DocumentInputException or OperationCanceledException or OutOfMemoryException))
        {
            throw new DocumentInputException(Texts.FileIsDamaged, e); // the reader has no common type for what damaged files cause
        }
    }

    private static IElement Add(IHtmlDocument page, IElement to, string name)
    {
        var element = page.CreateElement(name);
        to.AppendChild(element);
        return element;
    }
}
