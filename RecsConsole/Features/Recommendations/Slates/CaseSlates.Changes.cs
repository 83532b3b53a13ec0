using RecsConsole.Platform;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>How the slates follow what moves around the case.</summary>
public sealed partial class CaseSlates
{
    private SlateChanges? _changes;
    private IDisposable? _warming;

    private bool IsWarmingUp => _decision is null && _error == SnapshotLoader.WarmingUp;

    protected override async Task OnInitializedAsync()
    {
        var actor = await _operations.Actors.GetAsync(Disposed);
        _changes = new(_operations.Changes, _operations.Clock, actor, () => InvokeAsync(FollowAsync));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _changes?.Dispose();
            _warming?.Dispose();
        }

        base.Dispose(disposing);
    }

    private async Task FollowAsync()
    {
        if (_decision is null || _isAsking)
        {
            return;
        }

        await RecommendAsync();
        StateHasChanged();
    }

    // The first suggestions come by themselves as soon as they can.
    private void AwaitSearch(Actor actor)
    {
        _warming?.Dispose();
        _warming = IsWarmingUp
            ? _operations.Search.WhenReady(
                actor.TenantId,
                () =>
                    _ = InvokeAsync(async () =>
                    {
                        if (IsWarmingUp && !_isAsking)
                        {
                            await RecommendAsync();
                            StateHasChanged();
                        }
                    })
            )
            : null;
    }
}
