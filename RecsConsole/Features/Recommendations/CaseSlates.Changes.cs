namespace RecsConsole.Features.Recommendations;

/// <summary>How the slates follow what moves around the case.</summary>
public sealed partial class CaseSlates
{
    private SlateChanges? _changes;

    protected override async Task OnInitializedAsync()
    {
        var actor = await _operations.Actors.GetAsync(Disposed);
        _changes = new(
            _operations.Changes,
            _operations.Clock,
            actor,
            () => InvokeAsync(FollowAsync)
        );
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _changes?.Dispose();
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
}
