using System.Globalization;
using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using RecsConsole.Engine.Text;
using RecsConsole.Features.Documents.Reading;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents;

/// <summary>
/// HTML from Markdown by untrusted authors. Markdig escapes raw HTML; then everything not on the list of allowed elements, attributes and
/// link schemes is removed, so that a gap in one of the two is not a gap in the page.
/// </summary>
public sealed record MarkdownPage
{
    // The only attribute besides those of links: raw HTML is escaped, so only Mark can have set it.
    private const string PassageMark = "data-passage";

    private static readonly MarkdownPipeline s_markdown = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .Build();

    private static readonly HashSet<string> s_elements = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "blockquote",
        "br",
        "code",
        "dd",
        "del",
        "dl",
        "dt",
        "em",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "sub",
        "sup",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    };

    // Removed together with their content; other unknown elements keep their text.
    private static readonly HashSet<string> s_silent = new(StringComparer.OrdinalIgnoreCase)
    {
        "script",
        "style",
        "template",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "noscript",
        "textarea",
        "title",
    };

    private MarkdownPage(string html) => Html = html;

    /// <summary>Safe to insert into a page.</summary>
    public string Html { get; }

    /// <param name="markdown">The stored text; an empty one returns null.</param>
    /// <param name="title">A first heading that repeats this title is omitted, since the page shows it.</param>
    /// <param name="passage">A span of the text to mark.</param>
    public static MarkdownPage? Render(string markdown, string title, PassageSpan? passage = null) =>
        Render(markdown, title, passage, MarkdownLimits.Usual);

    /// <summary>A text beyond the limits is shown as it was typed.</summary>
    internal static MarkdownPage? Render(string markdown, string title, PassageSpan? passage, MarkdownLimits limits)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return null;
        }

        if (!limits.Allow(markdown))
        {
            return AsTyped(markdown);
        }

        try
        {
            return Write(markdown, title, passage);
        }
        catch (ArgumentException)
        {
            return AsTyped(markdown); // nested beyond the parser's depth limit
        }
    }

    private static MarkdownPage AsTyped(string text) => new($"<pre>{WebUtility.HtmlEncode(text.Trim())}</pre>");

    private static MarkdownPage Write(string markdown, string title, PassageSpan? passage)
    {
        var document = Markdown.Parse(markdown, s_markdown);
        if (passage is { } span)
        {
            Mark(document, span);
        }

        var body = new HtmlParser().ParseDocument(document.ToHtml(s_markdown)).Body!;
        foreach (var comment in body.Descendants<IComment>().ToList())
        {
            comment.Remove();
        }

        foreach (var element in body.QuerySelectorAll("*").Reverse().ToList())
        {
            Clean(element);
        }

        TableCells.Prepare(body);
        DropRepeatedTitle(body, title);
        return new(body.InnerHtml.Trim());
    }

    /// <summary>The page split at its numbered lists, whose items are steps.</summary>
    public IReadOnlyList<DocumentPart> Parts()
    {
        var parts = new List<DocumentPart>();
        var prose = new List<string>();
        var number = 0;
        foreach (var node in new HtmlParser().ParseDocument(Html).Body!.ChildNodes)
        {
            if (node is IElement { LocalName: "ol" } list)
            {
                AddProse(parts, prose);
                parts.Add(new(null, [.. list.Children.Select((item, at) => StepOf(item, ++number, StartOf(list) + at))]));
            }
            else
            {
                prose.Add(node.ToHtml());
            }
        }

        AddProse(parts, prose);
        return parts;
    }

    private static void AddProse(List<DocumentPart> parts, List<string> prose)
    {
        var html = string.Concat(prose).Trim();
        prose.Clear();
        if (html.Length > 0)
        {
            parts.Add(new(new(html), []));
        }
    }

    private static DocumentStep StepOf(IElement item, int number, int place) =>
        new(number, place, new(item.InnerHtml.Trim()), item.HasAttribute(PassageMark));

    // In a list only the matching items are marked, elsewhere the whole block: passages were split at empty lines.
    private static void Mark(ContainerBlock within, PassageSpan passage)
    {
        foreach (var block in within)
        {
            if (block is ListBlock list)
            {
                Mark(list, passage);
            }
            else if (block is not HeadingBlock && block.Span.Start < passage.Start + passage.Length && block.Span.End >= passage.Start)
            {
                block.GetAttributes().AddProperty(PassageMark, "");
            }
        }
    }

    // Bottom-up: when an element is removed, its children are already clean.
    private static void Clean(IElement element)
    {
        if (s_silent.Contains(element.LocalName))
        {
            element.Remove();
        }
        else if (!s_elements.Contains(element.LocalName))
        {
            element.Replace([.. element.ChildNodes]);
        }
        else
        {
            CleanAttributes(element);
        }
    }

    private static void CleanAttributes(IElement element)
    {
        var address = element.LocalName is "a" ? element.GetAttribute("href") : null;
        var start = StartOf(element);
        foreach (
            var attribute in element.Attributes.Where(each => !string.Equals(each.Name, PassageMark, StringComparison.Ordinal)).ToList()
        )
        {
            element.RemoveAttribute(attribute.Name);
        }

        if (start > 1)
        {
            element.SetAttribute("start", start.ToString(CultureInfo.InvariantCulture)); // a list continues after a table
        }

        if (address is not null && LinkAddress.IsSafe(address))
        {
            element.SetAttribute("href", address);
            element.SetAttribute("rel", "noopener noreferrer");
        }
    }

    private static int StartOf(IElement element) =>
        element.LocalName is "ol"
        && int.TryParse(element.GetAttribute("start"), NumberStyles.None, CultureInfo.InvariantCulture, out var start)
            ? start
            : 1;

    private static void DropRepeatedTitle(IElement body, string title)
    {
        if (
            body.FirstElementChild is { LocalName: "h1" } first
            && string.Equals(first.TextContent.Trim(), title, StringComparison.OrdinalIgnoreCase)
        )
        {
            first.Remove();
        }
    }
}
