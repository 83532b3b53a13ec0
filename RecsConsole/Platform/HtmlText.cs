using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace RecsConsole.Platform;

/// <summary>The text of an HTML page by anybody, such as a mail.</summary>
public static partial class HtmlText
{
    /// <summary>Unclosed emphasis is repeated in each paragraph that follows, so that a small page may become a very large one.</summary>
    private const int MaxElements = 100_000;

    private static readonly HashSet<string> s_emphasis = new(StringComparer.OrdinalIgnoreCase)
    {
        "a",
        "b",
        "big",
        "code",
        "em",
        "font",
        "i",
        "nobr",
        "s",
        "small",
        "strike",
        "strong",
        "tt",
        "u",
    };

    /// <summary>
    /// One line per paragraph and line of the page; invisible content is omitted. Of a page beyond the limit only the tags are omitted.
    /// </summary>
    public static string Of(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        return Of(html, MaxElements);
    }

    internal static string Of(string html, int maxElements) =>
        MostElements(html) > maxElements ? AnyTag().Replace(html, " ") : Read(new HtmlParser().ParseDocument(html).Body);

    // an upper bound: each tag may open again whatever emphasis stands open before it
    private static long MostElements(string html)
    {
        var (elements, standing) = (0L, 0);
        var open = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (var tag in Tag().Matches(html).Cast<Match>())
        {
            var (name, isEnd) = (tag.Groups["name"].Value, tag.Groups["end"].Length > 0);
            var before = open.GetValueOrDefault(name);
            elements += isEnd ? 0 : 1 + standing;
            if (s_emphasis.Contains(name) && (!isEnd || before > 0))
            {
                var step = isEnd ? -1 : 1;
                (open[name], standing) = (before + step, standing + step);
            }
        }

        return elements;
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

    // without a step back: their time grows with the length alone
    [GeneratedRegex("<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex AnyTag();

    [GeneratedRegex("<(?<end>/?)(?<name>[A-Za-z][A-Za-z0-9]*)", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();
}
