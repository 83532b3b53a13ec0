using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Components;
using RecsConsole.Components.Drafts;
using RecsConsole.Components.Keys;
using RecsConsole.Engine.Text;
using RecsConsole.Platform;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Documents.Reading;

/// <summary>A document beside the current case: opened at the matching passage, with steps to tick off.</summary>
public sealed partial class DocumentReader(
    ReadDocument readDocument,
    IDraftStore drafts,
    ActorProvider actors,
    TimeProvider clock,
    IJSRuntime browser
) : IAsyncDisposable
{
    private static readonly PageKey[] s_none = [];
    private ElementReference _body;
    private DocumentView? _view;
    private Error? _error;
    private IReadOnlyList<DocumentPart> _parts = [];
    private StepTicks? _ticks;
    private PageKey[]? _keys;
    private (string?, int) _asked;
    private string? _news;
    private bool _hasPassage;
    private bool _mustShow;

    [Parameter, EditorRequired]
    public required string DocumentKey { get; set; }

    /// <summary>The version in force, as far as known: a new one reloads the document.</summary>
    [Parameter]
    public int Version { get; set; }

    /// <summary>The passage in that version's text that matches the case; null when none is known.</summary>
    [Parameter]
    public PassageSpan? Passage { get; set; }

    /// <summary>The current case, to which ticks belong.</summary>
    [Parameter, EditorRequired]
    public required Guid CaseId { get; set; }

    [Parameter]
    public string? CaseKey { get; set; }

    /// <summary>Why the document is not shown here; null: it is read.</summary>
    [Parameter]
    public string? Refusal { get; set; }

    /// <summary>Feedback controls for the document.</summary>
    [Parameter]
    public RenderFragment? Foot { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private string OwnPage =>
        $"/documents/{Uri.EscapeDataString(DocumentKey)}{(CaseKey is null ? null : $"?case={Uri.EscapeDataString(CaseKey)}")}";

    private PageKey[] Keys =>
        _ticks is null
            ? s_none
            : _keys ??= [new("t", Texts.TickTheNextStep, () => _ticks is { Next: { } step } ? ToggleAsync(step) : Task.CompletedTask)];

    protected override Task OnParametersSetAsync()
    {
        if (Refusal is not null)
        {
            (_view, _parts, _ticks, _asked) = (null, [], null, default); // content that the reader may no longer see leaves the screen
            return Task.CompletedTask;
        }

        return Version == 0 || _asked == (DocumentKey, Version) ? Task.CompletedTask : ReadAsync();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var mustShow = _mustShow;
        _mustShow = false;
        try
        {
            await (firstRender ? _body.FocusAsync(preventScroll: true) : ValueTask.CompletedTask);
            await (mustShow ? ShowPassageAsync() : Task.CompletedTask);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // closed before it was rendered
        }
    }

    private async Task ReadAsync()
    {
        var asked = _asked = (DocumentKey, Version);
        var result = await readDocument.RunAsync(await actors.GetAsync(Disposed), DocumentKey, Disposed);
        if (asked != _asked)
        {
            return; // a late answer for an earlier document
        }

        var passage = result.Value?.Version == Version ? Passage : null;
        var parts = result.Value is { } view ? MarkdownPage.Render(view.Text, view.Title, passage)?.Parts() ?? [] : [];
        var ticks = await OpenTicksAsync(result.Value?.Version, [.. parts.SelectMany(part => part.Steps)]);
        (_view, _error, _parts, _ticks) = (result.Value, result.Error, parts, ticks);
        _hasPassage = _mustShow = _view is not null && passage is not null;
    }

    private async Task<StepTicks?> OpenTicksAsync(int? version, IReadOnlyList<DocumentStep> steps)
    {
        await (_ticks?.DisposeAsync() ?? ValueTask.CompletedTask);
        if (version is not { } read || steps.Count == 0)
        {
            return null;
        }

        var key = StepTicks.KeyOf(CaseId, DocumentKey, read);
        var ticks = new StepTicks(new(key, drafts, actors, clock, InvokeAsync, _ => InvokeAsync(StateHasChanged)), steps);
        await ticks.OpenAsync();
        return ticks;
    }

    private async Task ToggleAsync(int step)
    {
        if (_ticks is { } ticks)
        {
            await ticks.ToggleAsync(step);
            _news = ticks.Refusal is null ? Texts.StepsDone.With(ticks.NumberDone, ticks.NumberOfSteps) : null;
            StateHasChanged(); // a key press is not an event of this component
        }
    }

    private async Task ShowPassageAsync()
    {
        await using var script = await browser.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/passage.js"]);
        await script.InvokeVoidAsync("show", _body);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return _ticks?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
