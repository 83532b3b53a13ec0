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

namespace RecsConsole.Features.Documents;

/// <summary>
/// HTML made from Markdown that anybody may have written. Markdig escapes raw HTML; then everything that is not on the list of
/// elements, attributes and link schemes is taken out, so that a hole in one of the two is not a hole in the page.
/// </summary>
public sealed record MarkdownPage
{
    // The one attribute besides those of links: raw HTML is escaped, so only Mark can have set it.
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

    // What is taken out with all that is in it; of other strangers the words stay.
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

    private static readonly string[] s_schemes = ["https", "http", "mailto"];

    private MarkdownPage(string html) => Html = html;

    /// <summary>Safe to be put into a page as it is.</summary>
    public string Html { get; }

    /// <param name="markdown">The text as stored; null is answered for an empty one.</param>
    /// <param name="title">The page shows it already: a first heading that repeats it is left out.</param>
    /// <param name="passage">A place in the text that the page marks.</param>
    public static MarkdownPage? Render(string markdown, string title, PassageSpan? passage = null)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return null;
        }

        if (!MarkdownLimits.Allow(markdown))
        {
            return AsTyped(markdown);
        }

        try
        {
            return Write(markdown, title, passage);
        }
        catch (ArgumentException)
        {
            return AsTyped(markdown); // the parser's own limit of depth
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

        DropRepeatedTitle(body, title);
        return new(body.InnerHtml.Trim());
    }

    /// <summary>The page cut where its numbered lists stand, whose items are steps.</summary>
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

    // Of a list the items are marked, of everything else the whole block: passages were cut along empty lines.
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

    // From the leaves to the root: an element that is taken out leaves children that are clean already.
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
            element.SetAttribute("start", start.ToString(CultureInfo.InvariantCulture)); // a list that a table interrupts goes on counting
        }

        if (address is not null && IsSafe(address))
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

    // Relative addresses stay within the console; "//host" is none of them.
    private static bool IsSafe(string address)
    {
        // some browsers take a backslash for a slash, and "/\host" for another host
        if (
            address.Any(character => char.IsControl(character) || character == '\\')
            || address.Contains("%5C", StringComparison.OrdinalIgnoreCase)
        )
        {
            return false;
        }

        return Uri.TryCreate(address, UriKind.Absolute, out var absolute) && !address.StartsWith('/')
            ? s_schemes.Contains(absolute.Scheme, StringComparer.OrdinalIgnoreCase)
            : address.StartsWith('/') && !address.StartsWith("//", StringComparison.Ordinal);
    }

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
