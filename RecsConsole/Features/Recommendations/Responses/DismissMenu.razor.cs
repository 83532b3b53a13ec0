using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Casework;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Recommendations.Responses;

/// <summary>Why not this: the structured reasons that fit the kind of suggestion.</summary>
public sealed partial class DismissMenu
{
    private KeyValuePair<string, string>[] _reasons = [];
    private ElementReference[] _items = [];
    private int _at;

    [Parameter, EditorRequired]
    public required ShownItem Item { get; set; }

    [Parameter]
    public EventCallback<string> OnReason { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    protected override void OnInitialized()
    {
        _reasons =
        [
            .. DismissReasons.All.Where(reason =>
                Item.Kind == SlateKind.Document || !string.Equals(reason.Key, DismissReasons.OutdatedDocument, StringComparison.Ordinal)
            ),
        ];
        _items = new ElementReference[_reasons.Length];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender && _items.Length > 0)
        {
            await _items[0].FocusAsync();
        }
    }

    private async Task KeyAsync(KeyboardEventArgs e)
    {
        switch (e.Key)
        {
            case "Escape":
                await OnClose.InvokeAsync();
                break;
            case "ArrowDown" or "j":
                await MoveAsync(1);
                break;
            case "ArrowUp" or "k":
                await MoveAsync(-1);
                break;
        }
    }

    private async Task MoveAsync(int by)
    {
        _at = (_at + by + _items.Length) % _items.Length;
        await _items[_at].FocusAsync(preventScroll: true);
    }
}
