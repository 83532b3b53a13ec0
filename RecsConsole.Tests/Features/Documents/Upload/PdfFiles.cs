using System.Globalization;
using System.Text;
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

    /// <summary>A PDF with one page of the given operators, which may draw the form X.</summary>
    public static byte[] Raw(string page, string form = "") => Of(Stream("", Encoding.Latin1.GetBytes(page)), form);

    /// <summary>A PDF with one page whose operators are packed.</summary>
    public static byte[] Packed(byte[] page) => Of(Stream("/Filter/FlateDecode", page), "");

    private static byte[] Of(byte[] page, string form)
    {
        const string Fonts = "/Resources<</Font<</F1 5 0 R>>/XObject<</X 6 0 R>>>>";
        byte[][] objects =
        [
            "<</Type/Catalog/Pages 2 0 R>>"u8.ToArray(),
            "<</Type/Pages/Kids[3 0 R]/Count 1>>"u8.ToArray(),
            Encoding.Latin1.GetBytes($"<</Type/Page/Parent 2 0 R/MediaBox[0 0 500 500]/Contents 4 0 R{Fonts}>>"),
            page,
            "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"u8.ToArray(),
            Stream("/Type/XObject/Subtype/Form/BBox[0 0 500 500]/Resources<</Font<</F1 5 0 R>>>>", Encoding.Latin1.GetBytes(form)),
        ];
        using var file = new MemoryStream();
        file.Write("%PDF-1.4\n"u8);
        var table = new StringBuilder();
        for (var at = 0; at < objects.Length; at++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Write(Encoding.Latin1.GetBytes(FormattableString.Invariant($"{at + 1} 0 obj\n")));
            file.Write(objects[at]);
            file.Write("\nendobj\n"u8);
        }

        var end =
            $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n{table}trailer\n<</Root 1 0 R/Size {objects.Length + 1}>>\n"
            + $"startxref\n{file.Length}\n%%EOF";
        file.Write(Encoding.Latin1.GetBytes(end));
        return file.ToArray();
    }

    private static byte[] Stream(string facts, byte[] content) =>
        [
            .. Encoding.Latin1.GetBytes(FormattableString.Invariant($"<<{facts}/Length {content.Length}>>stream\n")),
            .. content,
            .. "\nendstream"u8,
        ];
}
