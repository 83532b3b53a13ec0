using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Cases.Queue.Columns;
using RecsConsole.Features.Cases.Queue.Selecting;
using RecsConsole.Features.Cases.Queue.Steps;

namespace RecsConsole.Features.Cases.Queue;

/// <summary>The rows of the queue: one is current, keys move it, Enter opens it.</summary>
public sealed partial class QueueTable
{
    private readonly Settling _settling;
    private readonly TimeProvider _clock;
    private readonly PageKey[] _keys;

    // By case id: a row that stays on screen after a refresh does not get its element reference again.
    private readonly Dictionary<Guid, ElementReference> _links = [];

    // Rows focused from code: the browser's focus event arrives later, when another row may be current.
    private readonly HashSet<int> _focused = [];
    private IReadOnlyList<QueueLine>? _shown;
    private int _cur;
    private bool _mustFocus;
    private QueueStep? _step;

    public QueueTable(TimeProvider clock)
    {
        (_clock, _settling) = (clock, new(clock));
        _keys =
        [
            new("j", Texts.NextCaseInSentence, () => MoveAsync(1)),
            new("k", Texts.CaseBeforeInSentence, () => MoveAsync(-1)),
            new("a", Texts.DoTheStepInSentence, DoAsync),
            new("Enter", Texts.OpenTheCaseInSentence, () => OnOpen.InvokeAsync(Lines![_cur])),
        ];
    }

    [Parameter, EditorRequired]
    public required IReadOnlyList<QueueLine> Lines { get; set; }

    [Parameter, EditorRequired]
    public required QueueFilter Filter { get; set; }

    /// <summary>Key of the row that is current at first, if a case was opened from here.</summary>
    [Parameter]
    public string? StartKey { get; set; }

    /// <summary>Cases that somebody else just changed.</summary>
    [Parameter]
    public IReadOnlySet<Guid> ChangedIds { get; set; } = new HashSet<Guid>();

    /// <summary>The selection; null for a reader who cannot act on it.</summary>
    [Parameter]
    public QueuePicks? Picks { get; set; }

    /// <summary>The selection changed.</summary>
    [Parameter]
    public EventCallback OnPick { get; set; }

    /// <summary>Missing steps are being computed.</summary>
    [Parameter]
    public bool IsPreparing { get; set; }

    [Parameter]
    public EventCallback<QueueLine> OnOpen { get; set; }

    /// <summary>The link was clicked: the browser opens the case, in this tab or another.</summary>
    [Parameter]
    public EventCallback<QueueLine> OnLeave { get; set; }

    /// <summary>The user wants to do the next step of a case.</summary>
    [Parameter]
    public EventCallback<QueueLine> OnDo { get; set; }

    [Parameter]
    public EventCallback<QueueSort> OnSort { get; set; }

    [Parameter]
    public IReadOnlyList<ShownColumn> Columns { get; set; } = ShownColumn.Of(chosen: null, QueueScope.Mine);

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
        FollowStep();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_mustFocus)
        {
            _mustFocus = false; // back from the case: focus the row it was opened from
            await FocusAsync();
        }

        await TellFirstAsync();
    }

    private Task DoAsync() =>
        Lines[_cur].CanBeDone(_clock.GetUtcNow()) && !_settling.IsOn ? OnDo.InvokeAsync(Lines[_cur]) : Task.CompletedTask;

    // After moving to a row, the reader needs a moment to read it, and another when its step changes while the row is current.
    private void FollowStep()
    {
        if (Lines.Count > 0 && Lines[_cur].Next != _step)
        {
            _step = Lines[_cur].Next;
            _settling.Start();
        }
    }

    private async Task MoveAsync(int by)
    {
        var next = Math.Clamp(_cur + by, 0, Lines.Count - 1);
        if (next != _cur)
        {
            _cur = next;
            FollowStep();
            StateHasChanged();
            await FocusAsync();
        }
    }

    private async Task FocusAsync()
    {
        _focused.Add(_cur);
        await _links[Lines[_cur].Id].FocusAsync();
    }

    /// <summary>Tab, or a click, focused a row.</summary>
    private void Follow(int number) => _cur = _focused.Remove(number) ? _cur : number;

    private Task PickedAsync(int number)
    {
        _cur = number;
        return OnPick.InvokeAsync();
    }
}
