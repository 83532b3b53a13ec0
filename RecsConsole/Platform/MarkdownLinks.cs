using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace RecsConsole.Platform;

/// <summary>What a Markdown text links to, and the headings that can be linked to.</summary>
/// <param name="Addresses">Each address once, in the order of the text.</param>
/// <param name="Anchors">Names of its headings, as "#name" calls them.</param>
public sealed record MarkdownLinks(IReadOnlyList<string> Addresses, IReadOnlySet<string> Anchors)
{
    // as documents are shown, and with the names of headings that editors of Markdown give
    private static readonly MarkdownPipeline s_markdown = new MarkdownPipelineBuilder()
        .DisableHtml()
        .UsePipeTables()
        .UseTaskLists()
        .UseAutoLinks()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .Build();

    private static readonly MarkdownLinks s_none = new([], new HashSet<string>(StringComparer.Ordinal));

    public static MarkdownLinks Of(string markdown)
    {
        ArgumentNullException.ThrowIfNull(markdown);
        if (!MarkdownLimits.Usual.Allow(markdown))
        {
            return s_none; // shown as it was typed, without links
        }

        try
        {
            return From(Markdown.Parse(markdown, s_markdown));
        }
        catch (ArgumentException)
        {
            return s_none; // nested beyond the parser's depth limit
        }
    }

    // an image is not shown, so it links to nothing
    private static MarkdownLinks From(MarkdownDocument document) =>
        new(
            [
                .. document
                    .Descendants()
                    .Select(part =>
                        part switch
                        {
                            LinkInline { IsImage: false } link => link.Url ?? "",
                            AutolinkInline { IsEmail: false } link => link.Url,
                            _ => null,
                        }
                    )
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal),
            ],
            document
                .Descendants()
                .OfType<HeadingBlock>()
                .Select(heading => heading.TryGetAttributes()?.Id)
                .OfType<string>()
                .ToHashSet(StringComparer.OrdinalIgnoreCase)
        );
}
