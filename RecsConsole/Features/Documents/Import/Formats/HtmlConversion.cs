using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace RecsConsole.Features.Documents.Import.Formats;

/// <summary>Converts an HTML page to Markdown: its main part if it marks one, without menus and footers.</summary>
internal static class HtmlConversion
{
    /// <exception cref="DocumentInputException">The page holds no text, is nested too deeply, or is beyond a limit.</exception>
    public static ConvertedFile Convert(byte[] content, ConversionBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        using var stream = new MemoryStream(content, writable: false);
        // unclosed emphasis is repeated in each paragraph that follows, so that a small file may become a large page
        var parser = new HtmlParser(new HtmlParserOptions { OnCreated = (_, _) => budget.Check() });
        using var page = parser.ParseDocument(stream); // finds the encoding as browsers do
        return Convert(page, page.Title, budget);
    }

    /// <param name="title">The title that the file states; the first heading goes before an empty one.</param>
    public static ConvertedFile Convert(IHtmlDocument page, string? title, ConversionBudget budget)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(budget);
        budget.Check();
        var root = page.QuerySelector("main") ?? OnlyArticle(page) ?? page.Body ?? page.DocumentElement;
        var text = MarkdownWriter.Write(root, budget);
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
