using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace RecsConsole.Tests.Features.Documents.Upload;

/// <summary>Small Word files, made by the library that also reads them.</summary>
internal static class WordFiles
{
    /// <summary>A Word document with a title, a heading, bold words, a link, nested lists, a table and deleted text.</summary>
    public static byte[] Guide()
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var part = file.AddMainDocumentPart();
            part.AddNewPart<StyleDefinitionsPart>().Styles = new(
                HeadingStyle("berschrift1", "heading 1"),
                HeadingStyle("berschrift2", "heading 2")
            );
            part.AddNewPart<NumberingDefinitionsPart>().Numbering = Lists();
            var link = part.AddHyperlinkRelationship(new("https://help.example/token"), isExternal: true);
            part.Document = new(
                new Body(
                    Styled("berschrift1", "Reset a token"),
                    new Paragraph(
                        Words("Sign in as "),
                        new Run(new RunProperties(new Bold()), new Text("ad")),
                        new Run(new RunProperties(new Bold()), new Text("min")),
                        Words(" and open "),
                        new Hyperlink(Words("the help")) { Id = link.Id },
                        Words("."),
                        new DeletedRun(new Run(new DeletedText("deleted")))
                    ),
                    Styled("berschrift2", "Steps"),
                    Item(1, 0, "Open settings"),
                    Item(1, 1, "then Tokens"),
                    Item(1, 0, "Press reset"),
                    new Paragraph(new Run(new RunProperties(new Vanish()), new Text("hidden")), Words("Afterwards:")),
                    Item(2, 0, "Tell the customer"),
                    new Table(Row("State", "Meaning"), Row("active", "in use"))
                )
            );
        }

        return stream.ToArray();
    }

    private static Style HeadingStyle(string id, string name) =>
        new(new StyleName { Val = name }) { Type = StyleValues.Paragraph, StyleId = id };

    private static Numbering Lists() =>
        new(
            List(1, NumberFormatValues.Decimal),
            List(2, NumberFormatValues.Bullet),
            new NumberingInstance(new AbstractNumId { Val = 1 }) { NumberID = 1 },
            new NumberingInstance(new AbstractNumId { Val = 2 }) { NumberID = 2 }
        );

    private static AbstractNum List(int id, NumberFormatValues format) =>
        new(
            new Level(new NumberingFormat { Val = format }) { LevelIndex = 0 },
            new Level(new NumberingFormat { Val = NumberFormatValues.Bullet }) { LevelIndex = 1 }
        )
        {
            AbstractNumberId = id,
        };

    private static Paragraph Styled(string style, string text) =>
        new(new ParagraphProperties(new ParagraphStyleId { Val = style }), Words(text));

    private static Paragraph Item(int list, int level, string text) =>
        new(
            new ParagraphProperties(new NumberingProperties(new NumberingLevelReference { Val = level }, new NumberingId { Val = list })),
            Words(text)
        );

    private static TableRow Row(params string[] cells) => new(cells.Select(cell => new TableCell(new Paragraph(Words(cell)))));

    private static Run Words(string text) => new(new Text(text) { Space = SpaceProcessingModeValues.Preserve });
}
