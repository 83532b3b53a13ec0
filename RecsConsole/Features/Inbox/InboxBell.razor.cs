using System.Globalization;
using Microsoft.AspNetCore.Components;
using RecsConsole.Components.Dialogs;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Inbox;

/// <summary>How many items nobody has opened, on every page and live. What arrives while somebody works is said once.</summary>
public sealed partial class InboxBell(ReadBell readInboxNews)
{
    private const int MaxShown = 99;
    private UndoToast? _toast;
    private int _unread;
    private Guid? _told;
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
            // the page is leaving for the sign-in; an error in the frame would take the page down first
        }
    }

    protected override async Task OnChangedAsync(IReadOnlyCollection<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        if (!changes.Any(change => change.Concerns(_self)))
        {
            return;
        }

        var (before, told) = (_unread, _told);
        var newest = await ReadAsync();
        if (changes.All(change => change.Kind == ChangeKind.Settings))
        {
            return; // heard again after it was muted is no news
        }

        // reading an older item moves the newest too; only more than before is news. On the inbox itself the list says it.
        if (newest is not null && newest.Id != told && _unread > before && !IsOnTheInbox)
        {
            _toast!.Show(InboxLabels.News(newest));
        }
    }

    private bool IsOnTheInbox => new Uri(Navigation.Uri).AbsolutePath.Equals(InboxFilter.Path, StringComparison.OrdinalIgnoreCase);

    // somebody who may see no inbox has nothing in it
    private async Task<InboxLine?> ReadAsync()
    {
        var actor = await ActorAsync();
        _self = actor.PersonId;
        var news = (await readInboxNews.RunAsync(actor, Disposed)).Value;
        (_unread, _told) = (news?.Unread ?? 0, news?.Newest?.Id);
        return news?.Newest;
    }
}
