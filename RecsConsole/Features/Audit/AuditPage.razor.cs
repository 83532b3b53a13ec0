using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Audit;

/// <summary>The audit trail: how it stands, and its entries under a filter in the address. The verification is followed while it runs.</summary>
public sealed partial class AuditPage
{
    private static readonly TimeSpan s_gather = TimeSpan.FromMilliseconds(400);
    private static readonly ChangeKind[] s_kinds = [ChangeKind.Job, ChangeKind.Permission, ChangeKind.Person];

    private readonly AuditOperations _operations;
    private readonly NavigationManager _navigation;
    private readonly PageKey[] _keys;
    private AuditFilter _filter = new();
    private AuditFilter? _read;
    private Result<AuditPageLines>? _page;
    private Result<AuditState>? _state;
    private PageChanges? _changes;
    private UndoToast? _toast;
    private string? _news;
    private bool _isAsking;
    private int? _current;

    public AuditPage(AuditOperations operations, NavigationManager navigation)
    {
        (_operations, _navigation) = (operations, navigation);
        _keys =
        [
            new("j", "next entry", () => MoveAsync(1)),
            new("k", "entry before", () => MoveAsync(-1)),
            new("v", "verify the trail now", VerifyAsync),
        ];
    }

    protected override async Task OnParametersSetAsync()
    {
        _filter = AuditFilter.Parse(Part);
        if (_filter != _read)
        {
            _read = _filter;
            (_page, _current) = (null, null);
            await ReadAsync();
        }
    }

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private async Task ReadAsync()
    {
        var asked = _filter;
        var actor = await _operations.Actors.GetAsync(Disposed);
        _changes ??= new(_operations.Changes, actor, s_kinds, s_gather, FollowAsync);
        var page = await _operations.List.RunAsync(actor, asked, Disposed);
        if (asked == _filter) // a slower answer for an address that was left meanwhile is dropped
        {
            _page = page;
        }

        if (_state is null && page.IsOk)
        {
            await ReadStateAsync();
        }
    }

    private async Task ReadStateAsync()
    {
        var actor = await _operations.Actors.GetAsync(Disposed);
        var before = _state?.Value?.Completeness;
        var state = await _operations.State.RunAsync(actor, before is null, Disposed);
        _state = state.Value is { } read ? read with { Completeness = read.Completeness ?? before } : state;
    }

    // A run that goes on moves its bar; rights that moved may take the page away.
    private Task FollowAsync() =>
        InvokeAsync(async () =>
        {
            if (Disposed.IsCancellationRequested)
            {
                return;
            }

            var before = _state?.Value?.Run;
            await ReadStateAsync();
            if (_state is { Error.Kind: ErrorKind.Forbidden })
            {
                await ReadAsync();
            }

            var run = _state?.Value?.Run;
            _news = before is { IsUnderWay: true } && run is { IsUnderWay: false } ? run.Result : _news;
            StateHasChanged();
        });

    private async Task VerifyAsync()
    {
        if (_isAsking || _state?.Value?.Run is { IsUnderWay: true })
        {
            return;
        }

        _isAsking = true;
        var actor = await _operations.Actors.GetAsync(Disposed);
        var result = await _operations.Verify.RunAsync(actor, Disposed);
        _isAsking = false;
        await ReadStateAsync();
        _toast?.Show(result.Value ?? result.Error!.Message);
        StateHasChanged();
    }

    private Task MoveAsync(int by)
    {
        if (_page?.Value is { Lines.Count: > 0 and var count })
        {
            _current = Math.Clamp((_current ?? (by > 0 ? -1 : count)) + by, 0, count - 1);
            StateHasChanged();
        }

        return Task.CompletedTask;
    }

    private void Show(AuditFilter filter) => _navigation.NavigateTo(filter.Address);
}
