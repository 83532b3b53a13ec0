using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>Converts an HTML page to Markdown: its main part if it marks one, without menus and footers.</summary>
internal static class HtmlConversion
{
    /// <exception cref="DocumentInputException">The page holds no text, or is nested too deeply.</exception>
    public static ConvertedFile Convert(byte[] content)
    {
        using var stream = new MemoryStream(content, writable: false);
        using var page = new HtmlParser().ParseDocument(stream); // finds the encoding as browsers do
        return Convert(page, page.Title);
    }

    /// <param name="title">The title that the file states; the first heading goes before an empty one.</param>
    public static ConvertedFile Convert(IHtmlDocument page, string? title)
    {
        ArgumentNullException.ThrowIfNull(page);
        var root = page.QuerySelector("main") ?? OnlyArticle(page) ?? page.Body ?? page.DocumentElement;
        var text = MarkdownWriter.Write(root);
        if (text.Length == 0)
        {
            throw new DocumentInputException(1, Texts.FileHasNoText);
        }

        var stated = Words(title);
        var heading = Words(root.QuerySelector("h1, h2")?.TextContent);
        return new(
            stated.Length > 0 ? stated
                : heading.Length > 0 ? heading
                : null,
            text
        );
    }

    private static IElement? OnlyArticle(IHtmlDocument page) =>
        page.QuerySelectorAll("article") is { Length: 1 } articles ? articles[0] : null;

    private static string Words(string? text) =>
        string.Join(' ', (text ?? "").Split(default(char[]?), StringSplitOptions.RemoveEmptyEntries));
}
