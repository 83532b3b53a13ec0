using RecsConsole.Platform.Startup;

namespace RecsConsole.Features.Documents;

/// <summary>
/// Renders a short text in the background once a site answers, so that the first reader of a document does not wait until the parsers of
/// Markdown and HTML are compiled.
/// </summary>
public sealed partial class MarkdownWarmUp(IHostApplicationLifetime lifetime, ILogger<MarkdownWarmUp> logger) : WarmUpOnce
{
    // what documents consist of
    private const string Sample = """
        # Heading

        A paragraph with **strong** and *emphasised* words, `code` and a [link](https://example.com/).

        - item
        - item

        1. step
        2. step

        | column | column |
        | ------ | ------ |
        | cell   | cell   |

        > quote
        """;

    protected override async Task PrepareAsync(CancellationToken stoppingToken)
    {
        await StartedAsync(lifetime, stoppingToken);
        MarkdownPage.Render(Sample, title: "")!.Parts();
    }

    [LoggerMessage(
        EventId = 5104,
        Level = LogLevel.Warning,
        Message = "No text could be rendered at start; the first reader of a document waits longer"
    )]
    protected override partial void LogNotWarm(Exception exception);
}
