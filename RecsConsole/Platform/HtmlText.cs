using AngleSharp.Html.Parser;

namespace RecsConsole.Platform;

/// <summary>The text of an HTML page.</summary>
public static class HtmlText
{
    /// <summary>One line per paragraph and line of the page; invisible content is omitted.</summary>
    public static string Of(string html)
    {
        var body = new HtmlParser().ParseDocument(html).Body;
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
}
