using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace RecsConsole.Tests.Features.Documents.Upload;

/// <summary>Small PDF files, made by the library that also reads them.</summary>
internal static class PdfFiles
{
    /// <summary>A PDF with a heading, a paragraph over two lines, a list, and a footer on each of its pages.</summary>
    public static byte[] Chapters(int pages = 3)
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var number = 1; number <= pages; number++)
        {
            var page = builder.AddPage(PageSize.A4);
            page.AddText($"Chapter {(char)('A' + number - 1)}", 20, new PdfPoint(60, 760), font);
            page.AddText("The token is stored in the vault and is never written to a log, which auditors", 11, new PdfPoint(60, 720), font);
            page.AddText("check every month.", 11, new PdfPoint(60, 706), font);
            page.AddText($"Internal, page {number}", 11, new PdfPoint(60, 40), font);
        }

        return builder.Build();
    }

    /// <summary>A PDF without text, as a scanner makes it.</summary>
    public static byte[] Scan()
    {
        using var builder = new PdfDocumentBuilder();
        builder.AddPage(PageSize.A4);
        return builder.Build();
    }
}
