using Microsoft.AspNetCore.Components;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Components.Pages;

/// <summary>What every page behind the sign-in needs: who acts, where to go, and news of what moved in the tenant.</summary>
public abstract class ConsolePage : CancellableComponent
{
    private PageChanges? _changes;

    // Properties, so that the constructor of a page names only what is its own.
    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ActorProvider Actors { get; set; } = default!;

    [Inject]
    private ChangePoller Poller { get; set; } = default!;

    /// <summary>The kinds of change that make this page read again; none by default.</summary>
    protected virtual IReadOnlyList<ChangeKind> Follows => [];

    /// <summary>How long the first change of a burst waits for the others.</summary>
    protected virtual TimeSpan Gather => TimeSpan.FromMilliseconds(100);

    /// <summary>The actor, with membership checked again. The page follows changes from the first call on.</summary>
    protected async Task<Actor> ActorAsync()
    {
        var actor = await Actors.GetAsync(Disposed);
        if (_changes is null && Follows.Count > 0 && !Disposed.IsCancellationRequested)
        {
            _changes = new(Poller, actor, Follows, Gather, FollowAsync);
        }

        return actor;
    }

    /// <summary>Something that concerns the page moved. Runs in the page's turn; the page renders afterwards.</summary>
    protected virtual Task OnChangedAsync() => Task.CompletedTask;

    /// <summary>The same, for a page that looks at what moved.</summary>
    protected virtual Task OnChangedAsync(IReadOnlyCollection<Change> changes) => OnChangedAsync();

    protected override void Dispose(bool disposing)
    {
        _changes?.Dispose();
        base.Dispose(disposing);
    }

    private Task FollowAsync(IReadOnlyCollection<Change> changes) =>
        InvokeAsync(async () =>
        {
            if (!Disposed.IsCancellationRequested)
            {
                await OnChangedAsync(changes);
                StateHasChanged();
            }
        });
}
