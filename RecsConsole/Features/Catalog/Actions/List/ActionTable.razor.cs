using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Keys;

namespace RecsConsole.Features.Catalog.Actions.List;

/// <summary>The lines of the catalog: one is current, keys move it, Enter opens it.</summary>
public sealed partial class ActionTable
{
    private static readonly (ActionSort Sort, string Words, string? Hint)[] Columns =
    [
        (ActionSort.Title, "Action", null),
        (ActionSort.Kind, "Type", null),
        (ActionSort.Risk, "Risk", null),
        (ActionSort.Status, "Status", null),
        (ActionSort.Shown, "Shown", "Openings of cases that suggested it"),
        (ActionSort.Accepted, "Accepted", "Share of the answers to it that accepted it"),
        (ActionSort.Taken, "Done", "Times it was done in a case, suggested or not"),
        (ActionSort.Changed, "Changed", null),
    ];

    private readonly PageKey[] _keys;
    private ElementReference[] _links = [];
    private IReadOnlyList<ActionLine>? _shown;
    private int _cur;
    private bool _mustFocus;

    public ActionTable() =>
        _keys = [
            new("j", "next action", () => MoveAsync(1)),
            new("k", "action before", () => MoveAsync(-1)),
            new("Enter", "open the action", OpenAsync),
        ];

    [Parameter, EditorRequired]
    public required IReadOnlyList<ActionLine> Lines { get; set; }

    [Parameter, EditorRequired]
    public required ActionFilter Filter { get; set; }

    /// <summary>The action to stand on at first, when one was opened from here.</summary>
    [Parameter]
    public string? StartKey { get; set; }

    [Parameter]
    public EventCallback<ActionLine> OnOpen { get; set; }

    [Parameter]
    public EventCallback<ActionSort> OnSort { get; set; }

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Lines))
        {
            return;
        }

        var index = Lines.ToList().FindIndex(line => string.Equals(line.Key, StartKey, StringComparison.Ordinal));
        _mustFocus = _shown is null && index >= 0;
        _cur = Math.Max(0, index);
        _links = new ElementReference[Lines.Count];
        _shown = Lines;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustFocus)
        {
            _mustFocus = false; // back from the action: on the row it was opened from
            await _links[_cur].FocusAsync();
        }
    }

    private Task OpenAsync() => OnOpen.InvokeAsync(Lines[_cur]);

    private async Task MoveAsync(int by)
    {
        _cur = Math.Clamp(_cur + by, 0, Lines.Count - 1);
        StateHasChanged();
        await _links[_cur].FocusAsync();
    }

    private static bool IsFigure(ActionSort sort) => sort is ActionSort.Shown or ActionSort.Accepted or ActionSort.Taken;

    private string? SortState(ActionSort sort) =>
        sort != Filter.Sort ? null
        : Filter.Descending ? "descending"
        : "ascending";

    private string? Arrow(ActionSort sort) =>
        sort != Filter.Sort ? null
        : Filter.Descending ? " ↓"
        : " ↑";
}
