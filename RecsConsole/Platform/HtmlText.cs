using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace RecsConsole.Platform;

/// <summary>The text of an HTML page by anybody, such as a mail.</summary>
public static partial class HtmlText
{
    /// <summary>Unclosed emphasis is repeated in each paragraph that follows, so that a small page may become a very large one.</summary>
    private const int MaxElements = 100_000;

    /// <summary>
    /// One line per paragraph and line of the page; invisible content is omitted. Of a page beyond the limit only the tags are omitted.
    /// </summary>
    public static string Of(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return Of(html, MaxElements);
    }

    internal static string Of(string html, int maxElements)
    {
        var elements = 0;
        void Count()
        {
            if (++elements > maxElements)
            {
                throw new InvalidDataException("The page has too many elements.");
            }
        }

        try
        {
            return Read(new HtmlParser(new HtmlParserOptions { OnCreated = (_, _) => Count() }).ParseDocument(html).Body);
        }
        catch (InvalidDataException)
        {
            return Tag().Replace(html, " ");
        }
    }

    private static string Read(IElement? body)
    {
        if (body is null)
        {
            return "";
        }

        foreach (var hidden in body.QuerySelectorAll("style, script, head").ToList())
        {
            hidden.Remove();
        }

        foreach (var block in body.QuerySelectorAll("br, p, div, li, tr, h1, h2, h3, blockquote"))
        {
            block.After(body.Owner!.CreateTextNode("\n"));
        }

        return body.TextContent;
    }

    // without a step back: its time grows with the length alone
    [GeneratedRegex("<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tag();
}
