using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Inbox;

/// <summary>Number of unread items, live on every page. An item that arrives while somebody works is announced once.</summary>
public sealed partial class InboxBell(ReadBell readBell)
{
    private const int MaxShown = 99;
    private UndoToast? _toast;
    private int _unread;
    private Guid? _announcedId;
    private Guid _self;

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Inbox, ChangeKind.Settings];

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
            _toast!.Show(InboxLabels.News(newest));
        }
    }

    private bool IsOnTheInbox => new Uri(Navigation.Uri).AbsolutePath.Equals(InboxFilter.Path, StringComparison.OrdinalIgnoreCase);

    // a person without access to the inbox has an empty one
    private async Task<InboxLine?> ReadAsync()
    {
        var actor = await ActorAsync();
        _self = actor.PersonId;
        var news = (await readBell.RunAsync(actor, Disposed)).Value;
        (_unread, _announcedId) = (news?.Unread ?? 0, news?.Newest?.Id);
        return news?.Newest;
    }
}
