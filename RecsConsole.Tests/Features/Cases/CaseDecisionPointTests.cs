using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Cases.Assignment;
using RecsConsole.Features.Cases.Detail;
using RecsConsole.Features.Cases.Queue;
using RecsConsole.Platform;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Features.Cases;

/// <summary>The external decision point for the queue and for operations on a case.</summary>
[Trait("Req", "R48")]
public sealed class CaseDecisionPointTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Denied_row_is_not_in_the_queue_and_the_number_says_so()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await Desk.OpenAsync(replace: services => point.Serve(services));
        var closed = desk.ACase("closed");
        await desk.AddAsync(desk.ACase("first"), closed, desk.ACase("last"));
        point.Denied.Add(closed.Id.ToString("D"));

        var view = (await QueueAsync(desk)).Value!;

        view.Lines.Select(line => line.Key).ShouldBe(["first", "last"], ignoreOrder: true);
        view.Total.ShouldBe(2);
        view.IsCountedByPage.ShouldBeTrue();
        point.Requests.Count.ShouldBe(1); // one request for the page
    }

    [Fact]
    public async Task Queue_is_not_shown_when_nothing_is_answered_in_time()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await Desk.OpenAsync(replace: services => point.Serve(services, TimeSpan.FromMilliseconds(200)));
        await desk.AddAsync(desk.ACase("first"));
        point.Delay = TimeSpan.FromMinutes(2);
        var started = System.Diagnostics.Stopwatch.StartNew();

        (await QueueAsync(desk)).Error!.Kind.ShouldBe(ErrorKind.Unavailable);

        started.Elapsed.ShouldBeLessThan(TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Nobody_is_asked_without_one()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await Desk.OpenAsync();
        await desk.AddAsync(desk.ACase("first"));

        var view = (await QueueAsync(desk)).Value!;

        (view.Lines.Count, view.IsCountedByPage).ShouldBe((1, false));
        point.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task Nobody_steps_to_a_denied_case()
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await Desk.OpenAsync(replace: services => point.Serve(services));
        var rows = Enumerable.Range(1, 4).Select(i => desk.ACase($"c{i}", row => row.SlaDeadline = desk.Now.AddHours(i))).ToList();
        await desk.AddAsync(rows);
        point.Denied.Add(rows[1].Id.ToString("D"));

        var place = await desk.Get<FindQueuePlace>().RunAsync(desk.Ana, new(), "c3", Token);
        var denied = await desk.Get<FindQueuePlace>().RunAsync(desk.Ana, new(), "c2", Token);

        place.Value.ShouldBe(new QueuePlace(2, 3, "c1", "c4"));
        denied.Error!.Kind.ShouldBe(ErrorKind.NotFound);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Denied_case_takes_no_note_no_owner_and_shows_no_history(bool isSilent)
    {
        await using var point = await DecisionPointServer.StartAsync();
        await using var desk = await Desk.OpenAsync(replace: services =>
            point.Serve(services, isSilent ? TimeSpan.FromMilliseconds(300) : null)
        );
        var row = desk.ACase("one", each => each.AssigneeId = null);
        await desk.AddAsync(row);
        point.Denied.Add("*");
        point.Delay = isSilent ? TimeSpan.FromSeconds(30) : TimeSpan.Zero;

        var note = await desk.Get<AddNote>().RunAsync(desk.Ana, new(Guid.NewGuid(), row.Id, "A word"), Token);
        var take = await desk.Get<AssignCases>().RunAsync(desk.Ana, new([new(row.Id, row.Revision)], desk.Ana.PersonId), Token);
        var history = await desk.Get<ListCaseEvents>().RunAsync(desk.Ana, new(row.Id, TimelineTab.All, 5), Token);

        var wanted = isSilent ? ErrorKind.Unavailable : ErrorKind.NotFound;
        new[] { note.Error!.Kind, history.Error!.Kind }.ShouldAllBe(kind => kind == wanted);
        take.Value!.NotDone.ShouldHaveSingleItem().CaseKey.ShouldBeNull();
        await using var db = desk.Read();
        (await db.Notes.AnyAsync(Token)).ShouldBeFalse();
        (await db.Cases.SingleAsync(Token)).AssigneeId.ShouldBeNull();
        (await db.AuditEntries.Select(entry => entry.Operation).ToListAsync(Token)).ShouldBe(
            ["add.note", "assign.case", "list.events"],
            ignoreOrder: true
        );
    }

    private static Task<Result<QueueView>> QueueAsync(Desk desk) => desk.Get<ListQueueCases>().RunAsync(desk.Ana, new(), Token);
}
