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

    // By case: a row that stays on screen after a refresh is not told its reference again.
    private readonly Dictionary<Guid, ElementReference> _links = [];

    // Rows that were given the focus from here: the browser's word of it comes later, when the current row may be another.
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

    /// <summary>The case to stand on at first, when one was opened from here.</summary>
    [Parameter]
    public string? StartKey { get; set; }

    /// <summary>Cases that somebody else just changed.</summary>
    [Parameter]
    public IReadOnlySet<Guid> Moved { get; set; } = new HashSet<Guid>();

    /// <summary>What is selected; null for a reader who can do nothing with it.</summary>
    [Parameter]
    public QueuePicks? Picks { get; set; }

    /// <summary>Another case is selected, or one less.</summary>
    [Parameter]
    public EventCallback OnPick { get; set; }

    /// <summary>Missing steps are being worked out.</summary>
    [Parameter]
    public bool IsPreparing { get; set; }

    [Parameter]
    public EventCallback<QueueLine> OnOpen { get; set; }

    /// <summary>The link was followed: the browser opens the case, in this tab or in another.</summary>
    [Parameter]
    public EventCallback<QueueLine> OnLeave { get; set; }

    /// <summary>The next step of a case is to be done.</summary>
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
            _mustFocus = false; // back from the case: on the row it was opened from
            await FocusAsync();
        }
    }

    private Task DoAsync() =>
        Lines[_cur].CanBeDone(_clock.GetUtcNow()) && !_settling.IsOn ? OnDo.InvokeAsync(Lines[_cur]) : Task.CompletedTask;

    // Whoever moves to a row reads it first; another step that comes while one stands there is news.
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

    /// <summary>Tab, or a click, came to a row.</summary>
    private void Follow(int number) => _cur = _focused.Remove(number) ? _cur : number;

    private Task PickedAsync(int number)
    {
        _cur = number;
        return OnPick.InvokeAsync();
    }
}
