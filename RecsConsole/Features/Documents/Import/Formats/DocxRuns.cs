using AngleSharp.Dom;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>The words of a paragraph, with bold, italic and links. Deleted, moved and hidden text is left out.</summary>
internal sealed class DocxRuns(IDocument page, MainDocumentPart part)
{
    private readonly Dictionary<string, Uri> _links = part
        .HyperlinkRelationships.DistinctBy(each => each.Id, StringComparer.Ordinal)
        .ToDictionary(each => each.Id, each => each.Uri, StringComparer.Ordinal);

    public void Append(IElement to, OpenXmlElement parent, int depth = 0)
    {
        MarkdownWriter.Guard(depth);
        foreach (var element in parent.ChildElements)
        {
            switch (element)
            {
                case Run run:
                    AppendRun(to, run);
                    break;
                case Hyperlink link:
                    AppendLink(to, link, depth);
                    break;
                case InsertedRun or MoveToRun or SdtRun or SdtContentRun or SimpleField:
                    Append(to, element, depth + 1);
                    break;
            }
        }
    }

    private void AppendLink(IElement to, Hyperlink link, int depth)
    {
        var target = to;
        if (link.Id?.Value is { } id && _links.TryGetValue(id, out var address))
        {
            target = Add(to, "a");
            target.SetAttribute("href", address.OriginalString);
        }

        Append(target, link, depth + 1);
    }

    private void AppendRun(IElement to, Run run)
    {
        var style = run.RunProperties;
        if (IsOn(style?.Vanish))
        {
            return;
        }

        var target = IsOn(style?.Bold) ? Last(to, "b") : to;
        target = IsOn(style?.Italic) ? Last(target, "i") : target;
        foreach (var element in run.ChildElements)
        {
            switch (element)
            {
                case Text text:
                    Write(target, text.Text);
                    break;
                case TabChar:
                    Write(target, " ");
                    break;
                case NoBreakHyphen:
                    Write(target, "-");
                    break;
                case CarriageReturn:
                case Break { Type: null }:
                    Add(target, "br");
                    break;
            }
        }
    }

    private static bool IsOn(OnOffType? mark) => mark is not null && (mark.Val is null || mark.Val.Value);

    // Word splits a bold phrase into several runs
    private IElement Last(IElement to, string name) =>
        to.LastChild is IElement last && string.Equals(last.LocalName, name, StringComparison.Ordinal) ? last : Add(to, name);

    private void Write(IElement to, string words) => to.AppendChild(page.CreateTextNode(words));

    private IElement Add(IElement to, string name)
    {
        var element = page.CreateElement(name);
        to.AppendChild(element);
        return element;
    }
}
