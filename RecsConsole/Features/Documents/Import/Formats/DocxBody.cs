using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>Builds the elements of a page from the paragraphs, lists and tables of a Word document.</summary>
internal sealed class DocxBody(IDocument page, MainDocumentPart part, ConversionBudget budget)
{
    private readonly DocxStyles _styles = new(part);
    private readonly DocxRuns _runs = new(page, part);

    public void Append(IElement to, OpenXmlElement body, int depth = 0)
    {
        MarkdownWriter.Guard(depth);
        List<IElement> lists = []; // the open lists, outermost first
        foreach (var element in body.ChildElements)
        {
            budget.AddParagraphs();
            switch (element)
            {
                case Paragraph paragraph when _styles.ListOf(paragraph) is { } place:
                    AppendItem(to, lists, place, paragraph);
                    break;
                case Paragraph paragraph:
                    lists.Clear();
                    AppendParagraph(to, paragraph);
                    break;
                case Table table:
                    lists.Clear();
                    AppendTable(to, table, depth);
                    break;
                case SdtBlock { SdtContentBlock: { } content }:
                    lists.Clear();
                    Append(to, content, depth + 1);
                    break;
            }
        }
    }

    private void AppendParagraph(IElement to, Paragraph paragraph)
    {
        var level = _styles.HeadingOf(paragraph);
        _runs.Append(Add(to, level is { } known ? $"h{known}" : "p"), paragraph);
    }

    // an item of a deeper level goes into a list within the last item above it
    private void AppendItem(IElement to, List<IElement> lists, DocxListPlace place, Paragraph paragraph)
    {
        var kind = place.IsNumbered ? "ol" : "ul";
        var level = Math.Min(place.Level, lists.Count);
        lists.RemoveRange(Math.Min(level + 1, lists.Count), Math.Max(0, lists.Count - level - 1));
        if (lists.Count > level && !string.Equals(lists[level].LocalName, kind, StringComparison.Ordinal))
        {
            lists.RemoveAt(level);
        }

        if (lists.Count == level)
        {
            var parent = level == 0 ? to : lists[level - 1].LastElementChild!;
            lists.Add(Add(parent, kind));
        }

        _runs.Append(Add(lists[level], "li"), paragraph);
    }

    private void AppendTable(IElement to, Table table, int depth)
    {
        var target = Add(to, "table");
        foreach (var row in table.Elements<TableRow>())
        {
            budget.AddParagraphs();
            var line = Add(target, "tr");
            foreach (var cell in row.Elements<TableCell>())
            {
                var field = Add(line, "td");
                if (cell.TableCellProperties?.GridSpan?.Val?.Value is { } span)
                {
                    field.SetAttribute("colspan", FormattableString.Invariant($"{span}"));
                }

                Append(field, cell, depth + 1);
            }
        }
    }

    private IElement Add(IElement to, string name)
    {
        var element = page.CreateElement(name);
        to.AppendChild(element);
        return element;
    }
}
