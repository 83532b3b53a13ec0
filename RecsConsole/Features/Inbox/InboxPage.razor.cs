using RecsConsole.Components.Dialogs;
using RecsConsole.Components.Keys;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Inbox;

/// <summary>A list of notifications, and beside it the open item. Opening an item marks it as read.</summary>
public sealed partial class InboxPage
{
    private readonly ReadInbox _readInbox;
    private readonly MarkInboxItem _markInboxItem;
    private readonly MarkInboxRead _markInboxRead;
    private readonly PageKey[] _keys;
    private InboxDetail? _detail;
    private UndoToast? _toast;
    private string? _news;

    public InboxPage(ReadInbox readInbox, MarkInboxItem markInboxItem, MarkInboxRead markInboxRead)
    {
        (_readInbox, _markInboxItem, _markInboxRead) = (readInbox, markInboxItem, markInboxRead);
        _keys =
        [
            new("j", Texts.KeyNext, () => MoveAsync(1)),
            new("k", Texts.KeyBefore, () => MoveAsync(-1)),
            new("Enter", Texts.KeyOpen, LeaveForCurrentAsync),
            new("e", Texts.KeyRead, () => Current is { } line ? MarkAsync(line) : Task.CompletedTask),
            new("r", Texts.KeyAnswer, () => _detail?.FocusAnswerAsync() ?? Task.CompletedTask),
        ];
    }

    protected override IReadOnlyList<ChangeKind> Follows => [ChangeKind.Inbox, ChangeKind.Permission];

    // somebody else's inbox does not affect this page
    protected override Guid? FollowsOnly(ChangeKind kind, Actor actor) => kind == ChangeKind.Inbox ? actor.PersonId : null;

    private InboxLine? Current => View?.Open?.Line;

    protected override Task<Result<InboxView>> ReadAsync(Actor actor, InboxFilter question) =>
        _readInbox.RunAsync(actor, question, Disposed);

    protected override async Task OnChangedAsync(IReadOnlyCollection<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var self = (await ActorAsync()).PersonId;
        if (changes.Any(change => change.Kind != ChangeKind.Inbox || change.Concerns(self)))
        {
            var before = View?.Unread;
            await ReadAgainAsync();
            _news = View is { } view && view.Unread > before ? Summary(view) : null;
        }
    }

    private static string Summary(InboxView view) =>
        view.Waiting == 0 ? Texts.UnreadOnly.With(view.Unread) : Texts.UnreadAndWaiting.With(view.Unread, view.Waiting);

    private static IEnumerable<KeyValuePair<InboxTab, string>> Tabs(InboxView view) =>
        [
            new(InboxTab.All, Texts.TabAll),
            new(InboxTab.Unread, Texts.TabUnread.With(view.Unread)),
            new(InboxTab.Waiting, Texts.TabWaiting.With(view.Waiting)),
        ];

    private Task MoveAsync(int by)
    {
        var lines = View?.Lines ?? [];
        if (lines.Count == 0)
        {
            return Task.CompletedTask;
        }

        var place = lines.ToList().FindIndex(line => line.Id == Current?.Id);
        var next = lines[Math.Clamp(place + by, 0, lines.Count - 1)];
        return next.Id == Current?.Id ? Task.CompletedTask : OpenAsync(next);
    }

    // the title of the open item is a link, so that Enter always goes one step further
    private async Task OpenAsync(InboxLine line)
    {
        if (line.Id == Filter.Item)
        {
            await LeaveAsync(line);
            return;
        }

        await MarkReadAsync(line);
        Navigation.NavigateTo((Filter with { Item = line.Id }).Address, replace: true);
    }

    private Task LeaveForCurrentAsync() => Current is { } line ? LeaveAsync(line) : Task.CompletedTask;

    private async Task LeaveAsync(InboxLine line)
    {
        await MarkReadAsync(line);
        if (InboxLabels.Address(line) is { } address)
        {
            Navigation.NavigateTo(address);
        }
    }

    private Task MarkReadAsync(InboxLine line) => line.IsUnread ? MarkAsync(line) : Task.CompletedTask;

    private async Task MarkAsync(InboxLine line)
    {
        var result = await _markInboxItem.RunAsync(await ActorAsync(), new(line.Id, IsRead: line.IsUnread), Disposed);
        await AfterAsync(result.Error?.Message);
    }

    private async Task MarkAllAsync()
    {
        var result = await _markInboxRead.RunAsync(await ActorAsync(), Disposed);
        await AfterAsync(result.Error?.Message);
    }

    private Task AnsweredAsync(string message) => AfterAsync(message);

    private async Task AfterAsync(string? message)
    {
        await ReadAgainAsync();
        if (message is not null)
        {
            _toast!.Show(message);
        }

        StateHasChanged(); // a shortcut key is not an event of this component
    }
}
