using System.IO.Compression;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using DocumentFormat.OpenXml.Packaging;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>Converts a Word document (DOCX) to Markdown. Pictures, footnotes, page headers and deleted text are left out.</summary>
internal static class DocxConversion
{
    private const int MaxParts = 10_000;
    private const long MaxUnpacked = 100 * 1024 * 1024;
    private const long MaxPart = 20 * 1024 * 1024; // characters: the library holds a part as a whole and cannot be cancelled

    /// <exception cref="DocumentInputException">The file is damaged, has no text, or unpacks beyond the limit.</exception>
    public static ConvertedFile Convert(byte[] content, ConversionBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        using var stream = new MemoryStream(content, writable: false);
        try
        {
            CheckSize(stream);
            using var file = WordprocessingDocument.Open(stream, isEditable: false, new() { MaxCharactersInPart = MaxPart });
            using IHtmlDocument page = new HtmlParser().ParseDocument("");
            if (file.MainDocumentPart is not { Document.Body: { } body } part)
            {
                throw new DocumentInputException(1, Texts.FileHasNoText);
            }

            budget.Check();
            new DocxBody(page, part, budget).Append(page.Body!, body);
            return HtmlConversion.Convert(page, file.PackageProperties.Title, budget);
        }
        catch (Exception e) when (e is not (DocumentInputException or OperationCanceledException or OutOfMemoryException))
        {
            throw new DocumentInputException(Texts.FileIsDamaged, e); // the reader has no common type for what damaged files cause
        }
    }

    private static bool IsText(ZipArchiveEntry part) => part.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase);

    // an entry never unpacks to more than the size it declares; each is checked first, as the sum of forged sizes could overflow
    private static void CheckSize(MemoryStream stream)
    {
        using var parts = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        if (
            parts.Entries.Count > MaxParts
            || parts.Entries.Any(part => part.Length > (IsText(part) ? MaxPart : MaxUnpacked))
            || parts.Entries.Sum(part => part.Length) > MaxUnpacked
        )
        {
            throw new DocumentInputException(1, Texts.FileUnpacksTooLarge);
        }

        stream.Position = 0;
    }
}
