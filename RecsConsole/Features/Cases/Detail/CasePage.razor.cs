using Microsoft.AspNetCore.Components;
using RecsConsole.Casework;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Cases.Detail;

/// <summary>A case: what it is about and what happened on the left, what to do next on the right.</summary>
public sealed partial class CasePage
{
    private readonly ReadCase _readCase;
    private readonly FindQueuePlace _findQueuePlace;
    private readonly AssignCase _assignCase;
    private readonly CasePageSession _session;
    private readonly NavigationManager _navigation;
    private readonly PageKey[] _keys;
    private CaseView? _view;
    private Error? _error;
    private QueuePlace? _place;
    private Actor? _actor;
    private TimeZoneInfo? _zone;
    private CaseChanges? _changes;
    private UndoToast? _toast;
    private string? _readKey;
    private string? _news;
    private bool _movedByOthers;

    public CasePage(
        ReadCase readCase,
        FindQueuePlace findQueuePlace,
        AssignCase assignCase,
        CasePageSession session,
        NavigationManager navigation
    )
    {
        (_readCase, _findQueuePlace, _assignCase) = (readCase, findQueuePlace, assignCase);
        (_session, _navigation) = (session, navigation);
        _keys =
        [
            new("n", "next case of the queue", () => Go(_place?.After)),
            new("p", "case before in the queue", () => Go(_place?.Before)),
        ];
    }

    [Parameter]
    public required string Key { get; set; }

    private string QueueHref => _session.Memory.Filter?.Address ?? "/";

    protected override async Task OnParametersSetAsync()
    {
        if (string.Equals(_readKey, Key, StringComparison.Ordinal))
        {
            return;
        }

        (_readKey, _view, _error, _place, _news) = (Key, null, null, null, null);
        _actor ??= await _session.Actors.GetAsync(Disposed);
        _changes ??= new CaseChanges(_session.Changes, _actor, FollowAsync);
        await ReadAsync();
        await PlaceAsync();
    }

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var key = Key;
        var result = await _readCase.RunAsync(_actor!, key, Disposed);
        if (!string.Equals(key, Key, StringComparison.Ordinal))
        {
            return; // another case was opened meanwhile
        }

        _error = result.Error;
        _view = result.Value;
        _zone ??= TimeZones.Find(_view?.TimeZone);
    }

    // A step that ends the case takes the suggestions off the page, and what they would have said with them.
    private async Task MovedAsync(string? said)
    {
        await ReadAsync();
        if (said is not null && _view is { MayWork: false })
        {
            _toast!.Show(said);
        }
    }

    private async Task PlaceAsync()
    {
        if (_session.Memory.Filter is { } filter && _view is not null)
        {
            _place = (await _findQueuePlace.RunAsync(_actor!, filter, Key, Disposed)).Value;
        }
    }

    // What this page did itself is read already: then the revision is the one on screen, and nothing glows.
    private Task FollowAsync(IReadOnlySet<Guid> moved) =>
        InvokeAsync(async () =>
        {
            if (Disposed.IsCancellationRequested || _view is not { } before || !moved.Contains(before.Head.Id))
            {
                return;
            }

            await ReadAsync();
            _movedByOthers = _view is not null && _view.Revision != before.Revision;
            if (_movedByOthers)
            {
                _news = $"{Key} changed: {CaseLabels.State(_view!.Head.State)}.";
                StateHasChanged();
            }
        });

    private async Task TakeAsync()
    {
        _movedByOthers = false;
        var result = await _assignCase.RunAsync(_actor!, new(_view!.Head.Id, _view.AssigneeId), Disposed);
        await ReadAsync();
        _toast!.Show(result.Value ?? result.Error!.Message);
    }

    private void Go(string? key)
    {
        if (key is not null)
        {
            _session.Memory.Leave(_session.Memory.Filter!, key);
            _navigation.NavigateTo(CaseAddresses.Of(key));
        }
    }
}
