using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Keys;

namespace RecsConsole.Features.Models.Overview;

/// <summary>The lines of the registry: one is current, keys move it, Enter opens it.</summary>
public sealed partial class ModelTable
{
    private readonly PageKey[] _keys;
    private ElementReference[] _links = [];
    private int _cur;

    public ModelTable() =>
        _keys = [
            new("j", "next model", () => MoveAsync(1)),
            new("k", "model before", () => MoveAsync(-1)),
            new("Enter", "open the model", OpenAsync),
        ];

    [Parameter, EditorRequired]
    public required IReadOnlyList<ModelLine> Lines { get; set; }

    [Parameter]
    public EventCallback<ModelLine> OnOpen { get; set; }

    protected override void OnParametersSet()
    {
        _cur = Math.Clamp(_cur, 0, Math.Max(0, Lines.Count - 1));
        if (_links.Length != Lines.Count)
        {
            _links = new ElementReference[Lines.Count];
        }
    }

    private Task OpenAsync() => OnOpen.InvokeAsync(Lines[_cur]);

    private async Task MoveAsync(int by)
    {
        _cur = Math.Clamp(_cur + by, 0, Lines.Count - 1);
        StateHasChanged();
        await _links[_cur].FocusAsync();
    }
}
