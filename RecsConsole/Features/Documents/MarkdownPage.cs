using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Markdig;

namespace RecsConsole.Features.Documents;

/// <summary>
/// HTML made from Markdown that anybody may have written. Markdig escapes raw HTML; then everything that is not on the list of
/// elements, attributes and link schemes is taken out, so that a hole in one of the two is not a hole in the page.
/// </summary>
public sealed record MarkdownPage
{
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
    public static MarkdownPage? Render(string markdown, string title)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return null;
        }

        var body = new HtmlParser().ParseDocument(Markdown.ToHtml(markdown, s_markdown)).Body!;
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
        foreach (var attribute in element.Attributes.ToList())
        {
            element.RemoveAttribute(attribute.Name);
        }

        if (address is not null && IsSafe(address))
        {
            element.SetAttribute("href", address);
            element.SetAttribute("rel", "noopener noreferrer");
        }
    }

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
