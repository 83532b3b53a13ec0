using Microsoft.AspNetCore.Components;
using RecsConsole.Casework.Conversation;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Keys;
using RecsConsole.Components.Layout;
using RecsConsole.Components.Pages;
using RecsConsole.Features.Cases.Detail.Composing;
using RecsConsole.Features.Cases.Detail.Panels;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>A case: what it is about and what happened on the left, what to do next on the right.</summary>
public sealed partial class CasePage
{
    private readonly ReadCase _readCase;
    private readonly FindQueuePlace _findQueuePlace;
    private readonly QueueMemory _memory;
    private readonly TimeProvider _clock;
    private readonly PageKey[] _keys;
    private readonly PagePlaces _places = new();
    private readonly EarlyChanges _early = new();
    private QueuePlace? _place;
    private UndoToast? _toast;
    private CaseDialogs? _dialogs;
    private CaseComposer? _composer;
    private ReplyBasis? _basis;
    private string? _placedKey;
    private string? _news;
    private CasePanel _panel;
    private bool _movedByOthers;
    private ToastMessage? _toldOfStep; // the message shown for a response to a suggestion, until another one is shown

    /// <param name="memory">The queue the case was opened from.</param>
    public CasePage(ReadCase readCase, FindQueuePlace findQueuePlace, QueueMemory memory, TimeProvider clock)
    {
        (_readCase, _findQueuePlace, _memory, _clock) = (readCase, findQueuePlace, memory, clock);
        _keys =
        [
            new("n", Texts.KeyNextCase, () => OpenCase(_place?.After)),
            new("p", Texts.KeyPreviousCase, () => OpenCase(_place?.Before)),
            new("l", Texts.KeySetAside, SetAsideAsync),
            new("c", Texts.KeyChangeCase, ChangeAsync),
        ];
    }

    /// <summary>Keyboard shortcuts of the open page.</summary>
    [CascadingParameter]
    public KeyMap? Map { get; set; }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Case];

    // a case that is not read yet, the first or the next one, has no known id: until then the changes of all, so that none is missed
    protected override Guid? FollowsOnly(ChangeKind kind, Actor actor) => View?.Head.Id;

    protected override TimeSpan Gather => TimeSpan.FromMilliseconds(250);

    protected override void OnInitialized() => PutKeys();

    protected override void Dispose(bool disposing)
    {
        Map?.Remove(this);
        base.Dispose(disposing);
    }

    protected override Task<Result<CaseView>> ReadAsync(Actor actor, string question) => _readCase.RunAsync(actor, question, Disposed);

    protected override void OnQuestionChanged()
    {
        if (_toldOfStep is not null && View is { IsAdvised: true })
        {
            _toast?.Hide(); // the message belongs to the suggestions of another case
        }

        base.OnQuestionChanged();
        (_place, _placedKey, _news, _panel) = (null, null, null, CasePanel.Case);
    }

    // The place in the queue is that at opening; it does not change while the case is on the screen.
    protected override async Task OnReadAsync()
    {
        if (View is { } read && _early.Take(read.Head.Id))
        {
            await ReadAgainAsync(); // it changed while it was read for the first time
            return;
        }

        var key = Key;
        if (_memory.Filter is { } filter && View is not null && !string.Equals(_placedKey, key, StringComparison.Ordinal))
        {
            _placedKey = key;
            StateHasChanged(); // render the case now; its place may follow
            var place = await _findQueuePlace.RunAsync(await ActorAsync(), filter, key, Disposed);
            _place = string.Equals(key, Key, StringComparison.Ordinal) ? place.Value : _place;
            PutKeys();
        }
    }

    // without a queue that the case was opened from there is no next case: a key that does nothing is not listed
    private void PutKeys() => Map?.Put(this, _place is null ? _keys[2..] : _keys);

    // The page has already loaded its own changes: the revision matches, and nothing is highlighted.
    protected override async Task OnChangedAsync(IReadOnlyCollection<Change> changes)
    {
        if (View is null && Error is null)
        {
            _early.Add(changes);
        }

        if (View is not { } before || !changes.Any(change => change.Concerns(before.Head.Id)))
        {
            return;
        }

        await ReadAgainAsync();
        _movedByOthers = View is not null && View.Moves != before.Moves;
        _news = _movedByOthers ? Texts.Changed.With(Key, CaseLabels.State(View!.Head.State)) : _news;
    }

    // Shown here, because a step that ends the case removes the suggestions.
    private void TellOfStep(ToastMessage message)
    {
        Tell(message);
        _toldOfStep = message;
    }

    // What is told beside the suggestions goes with them when the step ends the case.
    private async Task ShowStepResultAsync(ToastMessage message)
    {
        await ReadOwnChangeAsync();
        if (View is { IsAdvised: false } && message != _toldOfStep)
        {
            Tell(message);
        }
    }

    private async Task ShowEventResultAsync(ToastMessage message)
    {
        await ReadOwnChangeAsync();
        Tell(message);
    }

    private void Tell(ToastMessage message)
    {
        _toldOfStep = null;
        _toast!.Show(message.Text, message.Undo);
    }
}
