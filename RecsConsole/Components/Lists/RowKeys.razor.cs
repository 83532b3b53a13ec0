using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using RecsConsole.Components.Keys;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Components.Lists;

/// <summary>Keyboard navigation for a page whose rows are not in a <see cref="ConsoleGrid{TLine}"/>.</summary>
public sealed partial class RowKeys : IAsyncDisposable
{
    private readonly IJSRuntime _js;
    private readonly ActorProvider _actors;
    private readonly PageKey[] _keys;
    private ListBrowser? _browser;

    public RowKeys(IJSRuntime js, ActorProvider actors)
    {
        (_js, _actors) = (js, actors);
        _keys = [new("j", SharedTexts.NextRow, () => MoveAsync(1)), new("k", SharedTexts.RowBefore, () => MoveAsync(-1))];
    }

    /// <summary>Id of the element that contains the rows.</summary>
    [Parameter, EditorRequired]
    public required string Rows { get; set; }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            var actor = await _actors.GetAsync(Disposed);
            _browser = await ListBrowser.OpenAsync(_js, "./" + Assets["js/lists.js"], Rows, actor, Rows, Disposed);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Dispose();
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }
    }

    private Task MoveAsync(int by) => _browser?.MoveAsync(by, Disposed) ?? Task.CompletedTask;
}
