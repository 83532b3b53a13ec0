using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Circuits;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>
/// Records which suggestions were actually on screen: at least half of a card, for a second, in a visible window. The browser batches
/// them, reports at most every few seconds, and sends the rest when the page is left; rendering the slates does not wait for it.
/// </summary>
public sealed partial class ImpressionTracker(
    RecordImpressions recordImpressions,
    ActorProvider actors,
    IJSRuntime browser,
    ILogger<ImpressionTracker> logger
) : IAsyncDisposable
{
    /// <summary>Percentage of a card's area that must be visible.</summary>
    public const int SeenPercent = 50;

    /// <summary>How long it must stay visible, in milliseconds.</summary>
    public const int SeenMs = 1000;

    private readonly CancellationTokenSource _end = new();
    private ElementReference _root;
    private DotNetObjectReference<object>? _self;
    private IJSObjectReference? _watch;

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Called by the browser with marks of cards that were seen.</summary>
    [JSInvokable]
    public async Task SeenAsync(string[] marks)
    {
        try
        {
            await RecordAsync(marks, _end.Token);
        }
        catch (Exception e) when (e is AccessRevokedException or OperationCanceledException or ObjectDisposedException)
        {
            // the session or the page ended; nobody waits for the result
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_watch is { } watch)
        {
            try
            {
                var rest = await watch.InvokeAsync<string[]>("stop");
                await watch.DisposeAsync();
                await RecordAsync(rest ?? [], CancellationToken.None);
            }
            catch (Exception e) when (e is JSException or AccessRevokedException || BrowserDisconnected.Is(e))
            {
                // the browser is gone, and reported the rest when the page was hidden
            }
        }

        _self?.Dispose();
        await _end.CancelAsync();
        _end.Dispose();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        try
        {
            await using var module = await browser.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/seen.js"]);
            _self = ScriptTarget.Of(this);
            _watch = await module.InvokeAsync<IJSObjectReference>("watch", _root, _self, SeenPercent, SeenMs);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // closed before it was rendered
        }
        catch (JSException e)
        {
            LogNotWatched(e); // suggestions matter more than impressions
        }
    }

    private async Task RecordAsync(string[] marks, CancellationToken cancellationToken)
    {
        var batches = marks.Select(SeenItem.Parse).OfType<SeenItem>().GroupBy(seen => seen.DecisionId);
        foreach (var batch in batches)
        {
            var actor = await actors.GetAsync(cancellationToken);
            var result = await recordImpressions.RunAsync(actor, new(batch.Key, [.. batch]), cancellationToken);
            if (result.Error is { } error)
            {
                LogNotRecorded(batch.Key, error.Kind);
            }
        }
    }

    [LoggerMessage(EventId = 2121, Level = LogLevel.Warning, Message = "What is on screen cannot be watched")]
    private partial void LogNotWatched(Exception exception);

    [LoggerMessage(EventId = 2120, Level = LogLevel.Warning, Message = "Impressions of decision {DecisionId} were not recorded: {Kind}")]
    private partial void LogNotRecorded(Guid decisionId, ErrorKind kind);
}
