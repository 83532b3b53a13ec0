using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform;
using RecsConsole.Tests.Features.Cases;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Inbox;

/// <summary>Who is notified of what, once, and who can see it.</summary>
public sealed class InboxTests : IAsyncLifetime
{
    private Desk _desk = null!;
    private CaseRow _case = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _desk = await Desk.OpenAsync(replace: services => services.AddInbox());
        _case = _desk.ACase("BR-1");
        await _desk.AddAsync(_case);
    }

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    [Trait("Req", "R211")]
    public async Task Case_that_was_taken_is_told_to_who_had_it_and_not_to_who_took_it()
    {
        await TakeAsync();
        await TakeAsync(); // a repeated request

        var line = (await ReadAsync(_desk.Ana)).Lines.ShouldHaveSingleItem();
        (line.Kind, line.CaseKey, line.From, line.About).ShouldBe((InboxKind.Taken, "BR-1", "Jonas Keller", "Jonas Keller"));
        InboxLabels.News(line).ShouldBe("BR-1 was taken from you. Jonas Keller has it now");
        (await ReadAsync(_desk.Jonas)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_lost_a_case_reads_who_has_it_now_and_the_reason()
    {
        var request = new AssignCasesRequest([new(_case.Id, _case.Revision)], _desk.Jonas.PersonId) { Reason = "Needs German." };

        await _desk.Get<AssignCases>().RunAsync(_desk.Sam, request, Token);

        var line = (await ReadAsync(_desk.Ana)).Lines.ShouldHaveSingleItem();
        InboxLabels.News(line).ShouldBe("BR-1 was taken from you. Sam Reyes assigned it to Jonas Keller: “Needs German.”");
        var other = (await ReadAsync(_desk.Jonas)).Lines.ShouldHaveSingleItem();
        InboxLabels.News(other).ShouldBe("BR-1 was assigned to you. Sam Reyes: “Needs German.”");
    }

    [Fact]
    public async Task Note_reaches_those_it_names_who_may_see_the_case_once_and_its_author_never()
    {
        var request = new AddNoteRequest(Guid.NewGuid(), _case.Id, "@Jonas Keller and @Otto Other, see below. @Ana Nowak");

        await _desk.Get<AddNote>().RunAsync(_desk.Ana, request, Token);
        await _desk.Get<AddNote>().RunAsync(_desk.Ana, request, Token);

        var line = (await ReadAsync(_desk.Jonas)).Lines.ShouldHaveSingleItem();
        (line.Kind, line.From, line.Text).ShouldBe((InboxKind.Mentioned, "Ana Nowak", request.Text));
        (await ReadAsync(_desk.Ana)).Lines.ShouldBeEmpty();
        (await ReadAsync(_desk.Stranger)).Lines.ShouldBeEmpty();
    }

    [Fact]
    public async Task Who_may_not_see_the_case_is_not_told_of_a_note_that_names_them()
    {
        await ChangeAsync(db => db.People.Single(row => row.Id == _desk.Jonas.PersonId).Clearance = Classifications.Public);

        await MentionAsync("@Jonas Keller");

        await using var db = _desk.Read();
        (await db.InboxItems.CountAsync(Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Case_that_may_not_be_seen_any_more_leaves_no_word_in_list_pane_and_bell()
    {
        await MentionAsync("@Jonas Keller, the proxy");
        await ChangeAsync(db => db.Cases.Single(row => row.Id == _case.Id).Classification = Classifications.Restricted);

        var view = await ReadAsync(_desk.Jonas);
        var news = (await _desk.Get<ReadBell>().RunAsync(_desk.Jonas, Token)).Value!;

        var line = view.Lines.ShouldHaveSingleItem();
        (line.IsHidden, line.From, line.CaseKey, line.CaseTitle, line.Text).ShouldBe((true, null, null, null, null));
        view.Open!.Said.ShouldBeEmpty();
        news.Newest.ShouldBe(line);
        InboxLabels.Address(line).ShouldBeNull();
    }

    [Fact]
    public async Task Read_and_unread_are_the_readers_own()
    {
        await MentionAsync("@Jonas Keller");
        var id = (await ReadAsync(_desk.Jonas)).Lines[0].Id;

        (await MarkAsync(_desk.Ana, id, true)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await MarkAsync(_desk.Stranger, id, true)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await ReadAsync(_desk.Jonas)).Unread.ShouldBe(1);
        (await MarkAsync(_desk.Jonas, id, true)).Value.ShouldBeTrue();
        (await MarkAsync(_desk.Jonas, id, true)).Value.ShouldBeTrue();
        (await ReadAsync(_desk.Jonas)).Unread.ShouldBe(0);
        (await MarkAsync(_desk.Jonas, id, false)).Value.ShouldBeFalse();
        (await ReadAsync(_desk.Jonas)).Unread.ShouldBe(1);
    }

    [Fact]
    public async Task All_read_leaves_nothing_unread_and_what_is_open_stays_in_the_list_of_unread()
    {
        await MentionAsync("@Jonas Keller, one");
        _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        await MentionAsync("@Jonas Keller, two");
        var before = await ReadAsync(_desk.Jonas, new() { Tab = InboxTab.Unread });
        before.Lines.Select(line => line.Text).ShouldBe(["@Jonas Keller, two", "@Jonas Keller, one"]);

        (await _desk.Get<MarkInboxRead>().RunAsync(_desk.Jonas, Token)).Value.ShouldBe(2);
        (await _desk.Get<MarkInboxRead>().RunAsync(_desk.Jonas, Token)).IsOk.ShouldBeTrue();

        (await ReadAsync(_desk.Jonas, new() { Tab = InboxTab.Unread })).Lines.ShouldBeEmpty();
        var open = await ReadAsync(_desk.Jonas, new() { Tab = InboxTab.Unread, Item = before.Lines[1].Id });
        open.Lines.ShouldHaveSingleItem().Text.ShouldBe("@Jonas Keller, one");
        open.Open!.Line.Text.ShouldBe("@Jonas Keller, one");
    }

    [Fact]
    public async Task Older_items_come_when_they_are_asked_for()
    {
        foreach (var number in Enumerable.Range(1, 3))
        {
            await MentionAsync($"@Jonas Keller, {number}");
            _desk.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var newest = await ReadAsync(_desk.Jonas, new() { Count = 2 });
        var all = await ReadAsync(_desk.Jonas, new InboxFilter { Count = 2 }.Older());

        (newest.Lines.Count, newest.HasOlder).ShouldBe((2, true));
        (all.Lines.Count, all.HasOlder).ShouldBe((3, false));
    }

    [Fact]
    public void Filter_is_read_from_its_own_address()
    {
        var filter = new InboxFilter
        {
            Tab = InboxTab.Waiting,
            Item = Guid.NewGuid(),
            Count = 60,
        };

        InboxFilter.Read(RecsConsole.Components.Pages.AddressQuery.Parse(filter.Address)).ShouldBe(filter);
        new InboxFilter().Address.ShouldBe("/inbox");
    }

    [Fact]
    public async Task Nobody_who_left_is_told()
    {
        await ChangeAsync(db => db.People.Single(row => row.Id == _desk.Ana.PersonId).IsActive = false);

        await TakeAsync();

        await using var db = _desk.Read();
        (await db.InboxItems.CountAsync(Token)).ShouldBe(0);
    }

    [Theory]
    [InlineData(RemoteEvents.OwnerUnknown, "The assignee of BR-1 has no account in the other system, which keeps its own")]
    [InlineData(RemoteEvents.OwnerOvertaken, "The other system had already given BR-1 to somebody else")]
    [InlineData(RemoteEvents.NoteRefused, "The other system did not accept your note on BR-1")]
    [InlineData(RemoteEvents.OwnerRefused, "The other system did not accept the assignee of BR-1")]
    [InlineData(RemoteEvents.OwnerRefusedAndKept, "The other system did not accept the assignee of BR-1")]
    [InlineData(RemoteEvents.Refused, "The other system did not fully accept a step on BR-1")]
    public async Task What_the_other_system_did_not_accept_is_named(string happened, string title)
    {
        await _desk.AddAsync(
            new InboxItemRow
            {
                TenantId = _case.TenantId,
                Id = Guid.NewGuid(),
                RecipientId = _desk.Ana.PersonId,
                EventKey = "carried:1",
                Kind = InboxKind.NotCarried,
                CaseId = _case.Id,
                Reference = happened,
                At = _desk.Now,
            }
        );

        InboxLabels.News((await ReadAsync(_desk.Ana)).Lines.ShouldHaveSingleItem()).ShouldBe(title);
    }

    private async Task TakeAsync()
    {
        var taken = await _desk.Get<AssignCases>().RunAsync(_desk.Jonas, new([new(_case.Id, _case.Revision)], _desk.Jonas.PersonId), Token);
        taken.Value!.NotDone.ShouldBeEmpty();
    }

    private async Task MentionAsync(string text) =>
        (await _desk.Get<AddNote>().RunAsync(_desk.Ana, new(Guid.NewGuid(), _case.Id, text), Token)).Error.ShouldBeNull();

    private Task<Result<bool>> MarkAsync(Actor actor, Guid id, bool isRead) =>
        _desk.Get<MarkInboxItem>().RunAsync(actor, new(id, isRead), Token);

    private async Task<InboxView> ReadAsync(Actor actor, InboxFilter? filter = null) =>
        (await _desk.Get<ReadInbox>().RunAsync(actor, filter ?? new(), Token)).Value.ShouldNotBeNull();

    private async Task ChangeAsync(Action<ConsoleDbContext> change)
    {
        await using var db = _desk.Read();
        change(db);
        await db.SaveChangesAsync(Token);
    }
}
