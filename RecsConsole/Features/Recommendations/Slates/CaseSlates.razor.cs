using Microsoft.AspNetCore.Components;
using RecsConsole.Casework.Conversation;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Layout;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Features.Recommendations.Slates.Holding;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Retrieval;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>The three slates of one decision: requested once per opening, and again when the case changes.</summary>
public sealed partial class CaseSlates(
    RecommendForCase recommendForCase,
    SearchSnapshots search,
    ActorProvider actors,
    ChangePoller poller,
    TimeProvider clock
)
{
    private readonly SlateOverlay _overlay = new();
    private ShownDecision? _decision;
    private Error? _error;
    private SlateResponses? _responses;
    private SlateKeys? _keys;
    private SlateHold? _hold;
    private SlateChanges? _changes;
    private IDisposable? _warming;
    private string? _news;
    private bool _isAsking;
    private (Guid CaseId, long Revision) _askedFor;

    private bool IsBusy => _isAsking || _responses is { IsSending: true };

    private bool IsWarmingUp => _decision is null && _error == SnapshotLoader.WarmingUp;

    protected override async Task OnInitializedAsync() =>
        _changes = new(
            poller,
            clock,
            await actors.GetAsync(Disposed),
            isUrgent => InvokeAsync(() => AskAgainAsync(_decision is not null, mayWait: !isUrgent))
        );

    protected override async Task OnParametersSetAsync()
    {
        if (_askedFor == (CaseId, Revision))
        {
            return; // each render of the page sets parameters again; a new request would record a second decision
        }

        if (_askedFor.CaseId != CaseId)
        {
            (_decision, _error) = (null, null);
            _overlay.Clear();
        }

        _askedFor = (CaseId, Revision);
        await RecommendAsync(MovedByOthers);
    }

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        _warming?.Dispose();
        Places.Clear();
        base.Dispose(disposing);
    }

    /// <param name="mayWait">The reader did not cause the change: newer suggestions wait while they are at the list.</param>
    private async Task RecommendAsync(bool mayWait)
    {
        var asked = _askedFor;
        _isAsking = true;
        StateHasChanged(); // disables responses to the old decision until the new one arrives
        var parent = _decision?.DecisionId;
        var actor = await actors.GetAsync(Disposed);
        var result = await recommendForCase.RunAsync(actor, new(CaseId, parent), Disposed);
        if (asked != _askedFor)
        {
            return; // a late result for what was shown before
        }

        (_isAsking, _error) = (false, result.Error);
        AwaitSearch(actor);
        var found = result.Value?.WithoutFacts();
        var isOther = parent is not null && parent != found?.DecisionId;
        if (mayWait && isOther && found is { } newer && _hold is { } hold && await hold.HoldAsync(newer))
        {
            _news = Texts.SuggestionsWait;
        }
        else if (asked == _askedFor && found is { } next)
        {
            Show(next);
        }
    }

    // The first suggestions load automatically once the search index is ready.
    private void AwaitSearch(Actor actor)
    {
        _warming?.Dispose();
        _warming = IsWarmingUp
            ? search.WhenReady(actor.TenantId, () => _ = InvokeAsync(() => AskAgainAsync(IsWarmingUp, mayWait: false)))
            : null;
    }

    private async Task AskAgainAsync(bool isDue, bool mayWait)
    {
        if (isDue && !IsBusy)
        {
            await RecommendAsync(mayWait);
            StateHasChanged();
        }
    }

    private static QuotedPassage QuoteOf(ShownItem item) => new(item.Id, item.Version, item.Passage);

    // A document is opened for reading; its reader has the button to say it was useful.
    private Task ActAsync(ShownItem item) => _overlay.Read(item) ? Task.CompletedTask : _responses!.AcceptAsync(item);

    // the page reloads the case; if its revision changed, that has already reloaded the slates
    private async Task ShowMessageAsync(ToastMessage message)
    {
        var before = _askedFor;
        await OnStepTaken.InvokeAsync(message);
        if (before == _askedFor && !Disposed.IsCancellationRequested)
        {
            await RecommendAsync(mayWait: false);
        }
    }

    private Task AskForOtherAsync() => _responses!.AskForOtherAsync();

    // the status line is spoken and says nothing when the text is unchanged; the notice on the card stays until the list or the card changes
    private void SayTooSoon() => _news = _overlay.Cursor.Notice = Texts.ListJustChanged;

    private Task DismissAsync(ItemDismissal dismissed)
    {
        _overlay.CloseReasons();
        return _responses!.RecordFeedbackAsync(dismissed);
    }
}
