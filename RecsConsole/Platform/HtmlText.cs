using AngleSharp.Html.Parser;

namespace RecsConsole.Platform;

/// <summary>The words of a page of HTML.</summary>
public static class HtmlText
{
    /// <summary>One line for each paragraph and line of the page; what is not read is left out.</summary>
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
