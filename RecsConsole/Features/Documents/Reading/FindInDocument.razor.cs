using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using RecsConsole.Components;
using RecsConsole.Components.Keys;

namespace RecsConsole.Features.Documents.Reading;

/// <summary>Finds words in the open document: marks and counts them, and moves from one to the next.</summary>
public sealed partial class FindInDocument : IAsyncDisposable
{
    private readonly IJSRuntime _browser;
    private readonly PageKey[] _keys;
    private ElementReference _box;
    private IJSObjectReference? _script;
    private IJSObjectReference? _finder;
    private string _text = "";
    private object? _searched;
    private int _count;
    private int _at;

    public FindInDocument(IJSRuntime browser)
    {
        _browser = browser;
        _keys = [new("/", Texts.FindInDocumentInSentence, () => _box.FocusAsync().AsTask())];
    }

    /// <summary>The element that contains the document.</summary>
    [Parameter, EditorRequired]
    public required Func<ElementReference> Body { get; set; }

    /// <summary>The document's content: a change repeats the search.</summary>
    [Parameter, EditorRequired]
    public required object Content { get; set; }

    /// <summary>Raised by Escape in the empty field: the focus returns to the text.</summary>
    [Parameter]
    public EventCallback OnLeave { get; set; }

    private string? Found =>
        string.IsNullOrWhiteSpace(_text) ? null
        : _count == 0 ? Texts.NoMatch
        : Texts.MatchOf.With(_at + 1, _count);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        var isOther = !firstRender && !ReferenceEquals(_searched, Content) && !string.IsNullOrWhiteSpace(_text);
        _searched = Content;
        if (isOther)
        {
            await FindAsync();
            StateHasChanged();
        }
    }

    private async Task FindAsync()
    {
        try
        {
            _script ??= await _browser.InvokeAsync<IJSObjectReference>("import", "./" + Assets["js/find.js"]);
            _finder ??= await _script.InvokeAsync<IJSObjectReference>("open", Body());
            (_count, _at) = (await _finder.InvokeAsync<int>("find", _text), 0);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // closed during the search
        }
    }

    private async Task StepAsync(int by)
    {
        try
        {
            if (_finder is { } finder && _count > 0)
            {
                _at = await finder.InvokeAsync<int>("step", by);
            }
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // closed meanwhile
        }
    }

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        switch (e.Key)
        {
            case "Enter":
                await StepAsync(e.ShiftKey ? -1 : 1);
                break;
            case "Escape" when _text.Length > 0:
                _text = "";
                await FindAsync();
                break;
            case "Escape":
                await OnLeave.InvokeAsync();
                break;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            await (_finder?.InvokeVoidAsync("close") ?? ValueTask.CompletedTask); // the marks belong to the window, not to the document
            await (_finder?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_script?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the browser is disconnected
        }
    }
}
