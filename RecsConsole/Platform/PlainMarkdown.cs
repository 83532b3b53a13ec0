using Markdig;

namespace RecsConsole.Platform;

/// <summary>The words of Markdown by untrusted authors, without its marks. A text beyond the limits of the parser stays as it was typed.</summary>
public static class PlainMarkdown
{
    public static string Of(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (!MarkdownLimits.Usual.Allow(markdown))
        {
            return markdown;
        }

        try
        {
            return Markdown.ToPlainText(markdown);
        }
        catch (ArgumentException)
        {
            return markdown; // nested beyond the parser's depth limit
        }
    }
}
