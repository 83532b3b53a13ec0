using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Components;
using RecsConsole.Components.Keys;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Reviews.Judging.Guide;

/// <summary>The guideline of a study beside the pair, and whether this person folded it.</summary>
public sealed partial class GuidelinePanel : IAsyncDisposable
{
    private const string Folded = "folded";
    private readonly IJSRuntime _js;
    private readonly ActorProvider _actors;
    private readonly PageKey[] _keys;
    private IJSObjectReference? _browser;
    private string _storedAs = "";
    private bool _isFolded;

    public GuidelinePanel(IJSRuntime js, ActorProvider actors)
    {
        (_js, _actors) = (js, actors);
        _keys = [new("h", Texts.FoldsTheGuideline, KeyAsync)];
    }

    /// <summary>The lead's words; null for the console's own guideline.</summary>
    [Parameter]
    public string? Text { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
        {
            return;
        }

        var actor = await _actors.GetAsync(Disposed);
        _storedAs = $"recs-guideline-{actor.TenantId:N}-{actor.PersonId:N}"; // two people at one computer share nothing
        _browser = await _js.InvokeAsync<IJSObjectReference>("import", Disposed, "./" + Assets["js/lists.js"]);
        if (string.Equals(await _browser.InvokeAsync<string?>("read", Disposed, _storedAs), Folded, StringComparison.Ordinal))
        {
            _isFolded = true;
            StateHasChanged();
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        try
        {
            await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
        catch (Exception e) when (BrowserDisconnected.Is(e))
        {
            // the browser is disconnected, and the module with it
        }
    }

    private async Task FoldAsync()
    {
        _isFolded = !_isFolded;
        if (_browser is not null)
        {
            await _browser.InvokeVoidAsync("write", Disposed, _storedAs, _isFolded ? Folded : "");
        }
    }

    // a key press is not an event of this component, so it must re-render explicitly
    private async Task KeyAsync()
    {
        await FoldAsync();
        StateHasChanged();
    }
}
