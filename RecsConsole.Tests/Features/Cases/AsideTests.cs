using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Aside;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>A case set aside stays last until its time comes or another person acts on it. It is Wednesday, 10:00.</summary>
public sealed class AsideTests : IAsyncLifetime
{
    private Desk _desk = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private DateTimeOffset Tomorrow => _desk.Now.AddDays(1);

    public async ValueTask InitializeAsync() => _desk = await Desk.OpenAsync(replace: services => services.AddInbox());

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task Case_that_is_set_aside_stands_last_is_not_the_first_and_is_said()
    {
        var late = await AddAsync("late", row => row.SlaDeadline = _desk.Now.AddHours(-3));
        await AddAsync("soon", row => row.SlaDeadline = _desk.Now.AddHours(2));
        await AddAsync("later");

        await SetAsync(_desk.Ana, late, Tomorrow);

        var view = await QueueAsync();
        view.Lines.Select(line => line.Key).ShouldBe(["soon", "later", "late"]);
        view.Aside.ShouldBe(1);
        view.Lines[^1].LookAgainAt.ShouldBe(Tomorrow);
        view.WhyFirst.ShouldBe("Earliest SLA deadline in your queue: 2 h left; Gold customer; 1 case that is set aside is not compared.");
        _desk.Clock.Advance(TimeSpan.FromDays(1));
        (await QueueAsync()).Lines[0].Key.ShouldBe("late");
    }

    [Fact]
    public async Task It_moves_nothing_on_the_case_and_is_audited()
    {
        var row = await AddAsync("BR-1");

        await SetAsync(_desk.Ana, row, Tomorrow);

        await using var db = _desk.Read();
        var stored = await db.Cases.SingleAsync(Token);
        (stored.Revision, stored.EventCount, stored.SetAsideById).ShouldBe((row.Revision, row.EventCount, _desk.Ana.PersonId));
        var entry = await db.AuditEntries.SingleAsync(each => each.Operation == "set.aside", Token);
        (entry.Outcome, entry.ObjectId).ShouldBe(("done", row.Id.ToString("D")));
        (await db.Changes.CountAsync(each => each.Kind == "case", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Note_of_ones_own_leaves_it_aside_and_one_of_a_colleague_brings_it_back()
    {
        var row = await AddAsync("BR-1");
        await SetAsync(_desk.Ana, row, Tomorrow);

        await NoteAsync(_desk.Ana, row);
        (await StoredAsync(row)).LookAgainAt.ShouldBe(Tomorrow);

        await NoteAsync(_desk.Jonas, row);
        var stored = await StoredAsync(row);
        (stored.LookAgainAt, stored.SetAsideById).ShouldBe((null, null));
    }

    [Fact]
    public async Task Anything_that_is_done_after_its_time_ends_it()
    {
        var row = await AddAsync("BR-1");
        await SetAsync(_desk.Ana, row, _desk.Now.AddHours(1));
        _desk.Clock.Advance(TimeSpan.FromHours(2));

        await NoteAsync(_desk.Ana, row);

        (await StoredAsync(row)).LookAgainAt.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_gets_it_finds_it_in_the_queue()
    {
        var row = await AddAsync("BR-1");
        await SetAsync(_desk.Sam, row, Tomorrow); // set by the supervisor, who then assigns the case

        await AssignCasesTests.AssignAsync(_desk, _desk.Sam, _desk.Jonas, row);

        (await StoredAsync(row)).LookAgainAt.ShouldBeNull();
    }

    [Fact]
    public async Task Nothing_is_set_aside_past_what_its_reader_has_not_seen()
    {
        var row = await AddAsync("BR-1");
        await NoteAsync(_desk.Jonas, row);

        var result = (await SetAsync(_desk.Ana, row, Tomorrow)).Results.ShouldHaveSingleItem();

        result.Refused.ShouldNotBeNull();
        (await StoredAsync(row)).LookAgainAt.ShouldBeNull();
    }

    [Fact]
    public async Task Colleagues_case_is_set_aside_by_a_supervisor_only_and_a_closed_one_by_nobody()
    {
        var (mine, closed) = (await AddAsync("BR-1"), await AddAsync("BR-2", row => row.IsOpen = false));

        (await SetAsync(_desk.Jonas, mine, Tomorrow)).NotDone.ShouldHaveSingleItem();
        (await SetAsync(_desk.Sam, mine, Tomorrow)).Done.ShouldHaveSingleItem();
        (await SetAsync(_desk.Sam, closed, Tomorrow)).NotDone.ShouldHaveSingleItem();
        (await SetAsync(_desk.Stranger, mine, Tomorrow)).NotDone.ShouldHaveSingleItem().CaseKey.ShouldBeNull();
        await using var db = _desk.Read();
        (await db.AuditEntries.CountAsync(each => each.Operation == "set.aside" && each.Outcome == "denied", Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Auditor_may_not_and_times_that_make_no_sense_are_refused()
    {
        var row = await AddAsync("BR-1");

        (await RunAsync(_desk.Auditor, row, Tomorrow)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await RunAsync(_desk.Ana, row, _desk.Now)).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await RunAsync(_desk.Ana, row, _desk.Now.AddDays(400))).Error!.Kind.ShouldBe(ErrorKind.Invalid);
        (await StoredAsync(row)).LookAgainAt.ShouldBeNull();
    }

    [Fact]
    public async Task It_is_brought_back_and_what_was_before_is_told_for_an_undo()
    {
        var row = await AddAsync("BR-1");
        await SetAsync(_desk.Ana, row, Tomorrow);

        var result = (await SetAsync(_desk.Ana, row, until: null)).Done.ShouldHaveSingleItem();

        result.Before.ShouldBe(Tomorrow);
        (await StoredAsync(row)).LookAgainAt.ShouldBeNull();
    }

    [Fact]
    public async Task Whoever_set_it_aside_is_told_once_when_its_time_has_come()
    {
        var row = await AddAsync("BR-1");
        await SetAsync(_desk.Ana, row, _desk.Now.AddHours(1));

        (await DetectAsync()).ShouldBe(0);
        _desk.Clock.Advance(TimeSpan.FromMinutes(61));
        (await DetectAsync()).ShouldBe(1);
        (await DetectAsync()).ShouldBe(0);

        var line = (await _desk.Get<ReadInbox>().RunAsync(_desk.Ana, new InboxFilter(), Token)).Value!.Lines.ShouldHaveSingleItem();
        (InboxLabels.News(line), InboxLabels.Address(line)).ShouldBe(
            ("It is time to look at BR-1 again. You set it aside until now.", "/cases/BR-1")
        );
        (await _desk.Get<DetectLookAgain>().RunAsync(_desk.Ana, Token)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await _desk.Get<DetectLookAgain>().RunAsync(Actor.Job(_desk.Stranger.TenantId), Token)).Value.ShouldBe(0);
    }

    private async Task<CaseRow> AddAsync(string key, Action<CaseRow>? change = null)
    {
        var row = _desk.ACase(key, change);
        await _desk.AddAsync(row);
        return row;
    }

    private async Task<QueueView> QueueAsync() =>
        (await _desk.Get<ListQueueCases>().RunAsync(_desk.Ana, new(), Token)).Value.ShouldNotBeNull();

    private Task<Result<AsideOutcome>> RunAsync(Actor actor, CaseRow row, DateTimeOffset? until) =>
        _desk.Get<SetCasesAside>().RunAsync(actor, new([new(row.Id, row.Revision, until)]), Token);

    private async Task<AsideOutcome> SetAsync(Actor actor, CaseRow row, DateTimeOffset? until) =>
        (await RunAsync(actor, row, until)).Value.ShouldNotBeNull();

    private async Task NoteAsync(Actor actor, CaseRow row) =>
        (await _desk.Get<AddNote>().RunAsync(actor, new(Guid.NewGuid(), row.Id, "Looked at it."), Token)).Error.ShouldBeNull();

    private async Task<int> DetectAsync() => (await _desk.Get<DetectLookAgain>().RunAsync(Actor.Job(_desk.Ana.TenantId), Token)).Value;

    private async Task<CaseRow> StoredAsync(CaseRow row)
    {
        await using var db = _desk.Read();
        return await db.Cases.AsNoTracking().SingleAsync(each => each.Id == row.Id, Token);
    }
}
