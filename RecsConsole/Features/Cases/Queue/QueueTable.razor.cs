using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Keys;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>The rows of the queue: one is current, keys move it, Enter opens it.</summary>
public sealed partial class QueueTable
{
    private static readonly (QueueSort Sort, string Words)[] Columns =
    [
        (QueueSort.Case, SharedTexts.Case),
        (QueueSort.Title, SharedTexts.Title),
        (QueueSort.Customer, SharedTexts.Customer),
        (QueueSort.State, SharedTexts.State),
        (QueueSort.Priority, Texts.Priority),
        (QueueSort.Sla, Texts.Sla),
    ];

    private readonly PageKey[] _keys;

    // By case: a row that stays on screen after a refresh is not told its reference again.
    private readonly Dictionary<Guid, ElementReference> _links = [];

    // Rows that were given the focus from here: the browser's word of it comes later, when the current row may be another.
    private readonly HashSet<int> _focused = [];
    private IReadOnlyList<QueueLine>? _shown;
    private int _cur;
    private bool _mustFocus;

    public QueueTable() =>
        _keys = [
            new("j", Texts.NextCaseInSentence, () => MoveAsync(1)),
            new("k", Texts.CaseBeforeInSentence, () => MoveAsync(-1)),
            new("Enter", Texts.OpenTheCaseInSentence, OpenAsync),
        ];

    [Parameter, EditorRequired]
    public required IReadOnlyList<QueueLine> Lines { get; set; }

    [Parameter, EditorRequired]
    public required QueueFilter Filter { get; set; }

    /// <summary>The case to stand on at first, when one was opened from here.</summary>
    [Parameter]
    public string? StartKey { get; set; }

    /// <summary>Cases that somebody else just changed.</summary>
    [Parameter]
    public IReadOnlySet<Guid> Moved { get; set; } = new HashSet<Guid>();

    [Parameter]
    public EventCallback<QueueLine> OnOpen { get; set; }

    /// <summary>The link was followed: the browser opens the case, in this tab or in another.</summary>
    [Parameter]
    public EventCallback<QueueLine> OnLeave { get; set; }

    [Parameter]
    public EventCallback<QueueSort> OnSort { get; set; }

    private bool ShowsPerson => Filter.Scope is QueueScope.Team or QueueScope.All;

    protected override void OnParametersSet()
    {
        if (ReferenceEquals(_shown, Lines))
        {
            return;
        }

        // After a refresh the current row is the same case, wherever it moved to.
        var key = _shown is null ? StartKey : _shown[_cur].Key;
        var index = Lines.ToList().FindIndex(line => string.Equals(line.Key, key, StringComparison.Ordinal));
        _mustFocus = _shown is null && index >= 0;
        _cur = Math.Clamp(index >= 0 ? index : _cur, 0, Math.Max(0, Lines.Count - 1));
        _shown = Lines;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustFocus)
        {
            _mustFocus = false; // back from the case: on the row it was opened from
            await FocusAsync();
        }
    }

    private Task OpenAsync() => OnOpen.InvokeAsync(Lines[_cur]);

    private async Task MoveAsync(int by)
    {
        var next = Math.Clamp(_cur + by, 0, Lines.Count - 1);
        if (next != _cur)
        {
            _cur = next;
            StateHasChanged();
            await FocusAsync();
        }
    }

    private async Task FocusAsync()
    {
        _focused.Add(_cur);
        await _links[Lines[_cur].Id].FocusAsync();
    }

    /// <summary>Tab, or a click, came to a row.</summary>
    private void Follow(int number)
    {
        if (!_focused.Remove(number))
        {
            _cur = number;
        }
    }

    private string? RowClass(QueueLine line, int number) =>
        (number == _cur, Moved.Contains(line.Id)) switch
        {
            (true, true) => Texts.CurMoved,
            (true, false) => "cur",
            (false, true) => "moved",
            _ => null,
        };

    private string? SortState(QueueSort sort) =>
        sort != Filter.Sort ? null
        : Filter.Descending ? "descending"
        : "ascending";

    private string? Arrow(QueueSort sort) =>
        sort != Filter.Sort ? null
        : Filter.Descending ? " ↓"
        : " ↑";
}
