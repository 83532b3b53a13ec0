using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Layout;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Components.Pages;

/// <summary>The base of every page behind the sign-in: the actor, navigation, and changes in the tenant.</summary>
public abstract class ConsolePage : CancellableComponent
{
    private PageChanges? _changes;
    private Actor? _follower;

    // Injected as properties, so that a page's constructor has only its own dependencies.
    [Inject]
    protected NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private ActorProvider Actors { get; set; } = default!;

    [Inject]
    private ChangePoller Poller { get; set; } = default!;

    /// <summary>Whether the reader is no administrator: a page of administration leaves out for them what changes something.</summary>
    [CascadingParameter(Name = AdministrationReading.IsReadOnly)]
    protected bool IsReadOnly { get; set; }

    /// <summary>The kinds of change that reload this page; none by default.</summary>
    protected virtual IReadOnlyList<ChangeKind> Follows => [];

    /// <summary>
    /// The one object whose changes of this kind concern the page; null for those of every object of the tenant. Thousands of pages are
    /// open, so a page that shows one object names it, and is not woken by changes of others.
    /// </summary>
    protected virtual Guid? FollowsOnly(ChangeKind kind, Actor actor) => null;

    /// <summary>How long to collect further changes after the first one.</summary>
    protected virtual TimeSpan Gather => TimeSpan.FromMilliseconds(100);

    /// <summary>The actor, after checking the membership again. The page follows changes from the first call on.</summary>
    protected async Task<Actor> ActorAsync()
    {
        var actor = await Actors.GetAsync(Disposed);
        _follower = actor;
        FollowWhatIsShown();
        return actor;
    }

    /// <summary>Listens to what <see cref="FollowsOnly"/> now names, once the page knows or changes its object.</summary>
    protected void FollowWhatIsShown()
    {
        if (_follower is not { } actor || Follows is not { Count: > 0 } kinds || Disposed.IsCancellationRequested)
        {
            return;
        }

        _changes ??= new(Poller, Gather, FollowAsync);
        _changes.Follow([.. kinds.Select(kind => new ChangeTopic(actor.TenantId, kind, FollowsOnly(kind, actor)))]);
    }

    /// <summary>Called after relevant changes, in the page's synchronization context; the page renders afterwards.</summary>
    protected virtual Task OnChangedAsync() => Task.CompletedTask;

    /// <summary>The same, for a page that inspects the changes.</summary>
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
