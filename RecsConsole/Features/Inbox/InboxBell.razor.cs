using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Inbox;

/// <summary>
/// Number of unread items, live on every page, with the newest items in a panel. An item that arrives while somebody works is announced
/// once.
/// </summary>
public sealed partial class InboxBell(ReadBell readBell, MarkInboxItem markInboxItem, MarkInboxRead markInboxRead)
{
    private const int MaxShown = 99;
    private UndoToast? _toast;
    private string? _told; // the last message of the toast, which is rendered once there is one
    private bool _mustTell;
    private Popover? _popover;
    private BellSummary? _summary;
    private bool _isOpened;
    private int _unread;
    private Guid? _announcedId;
    private Guid _self;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Inbox, ChangeKind.Settings];

    protected override Guid? FollowsOnly(ChangeKind kind, Actor actor) => actor.PersonId;

    private string Count => _unread.ToString(CultureInfo.InvariantCulture);

    private string Label => _unread == 0 ? Texts.BellNothing : Texts.BellUnread.With(_unread);

    protected override async Task OnInitializedAsync()
    {
        try
        {
            await ReadAsync();
        }
        catch (AccessRevokedException)
        {
            // the page is redirecting to the sign-in; an error in the frame would take the page down first
        }
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (_mustTell && _toast is not null && _told is { } message)
        {
            _mustTell = false; // only now: screen readers announce what changes in a place that exists
            _toast.Show(message);
        }
    }

    protected override async Task OnChangedAsync(IReadOnlyCollection<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (!changes.Any(change => change.Concerns(_self)))
        {
            return;
        }

        var (before, announcedId) = (_unread, _announcedId);
        var newest = await ReadAsync();
        if (changes.All(change => change.Kind == ChangeKind.Settings))
        {
            return; // unmuting a kind does not announce old items
        }

        // Reading an older item changes the newest too; only a higher count is news. On the inbox page the list itself shows it.
        if (newest is not null && newest.Id != announcedId && _unread > before && !IsOnTheInbox)
        {
            Tell(InboxLabels.News(newest));
        }
    }

    // The panel is opened by the browser. Its items are rendered from then on, and read again in case a right has changed.
    private async Task OpenAsync()
    {
        _isOpened = true;
        _mustTell = false;
        _toast?.Hide();
        await ReadAsync();
    }

    private async Task LeaveForAsync(InboxLine line)
    {
        await _popover!.CloseAsync();
        if (line.IsUnread)
        {
            var marked = await markInboxItem.RunAsync(await ActorAsync(), new(line.Id, IsRead: true), Disposed);
            await ShowAsync(marked.Error);
        }

        Navigation.NavigateTo(new InboxFilter { Item = line.Id }.Address);
    }

    private async Task MarkAllAsync()
    {
        var marked = await markInboxRead.RunAsync(await ActorAsync(), Disposed);
        await ShowAsync(marked.Error);
    }

    private async Task GoAsync()
    {
        await _popover!.CloseAsync();
        Navigation.NavigateTo(InboxFilter.Path);
    }

    private async Task ShowAsync(Error? error)
    {
        await ReadAsync();
        if (error is not null)
        {
            Tell(error.Message);
        }
    }

    private void Tell(string message)
    {
        (_told, _mustTell) = (message, true);
        StateHasChanged();
    }

    private bool IsOnTheInbox => new Uri(Navigation.Uri).AbsolutePath.Equals(InboxFilter.Path, StringComparison.OrdinalIgnoreCase);

    // a person without access to the inbox has an empty one
    private async Task<InboxLine?> ReadAsync()
    {
        var actor = await ActorAsync();
        _self = actor.PersonId;
        _summary = (await readBell.RunAsync(actor, Disposed)).Value;
        (_unread, _announcedId) = (_summary?.Unread ?? 0, _summary?.Newest?.Id);
        return _summary?.Newest;
    }
}
