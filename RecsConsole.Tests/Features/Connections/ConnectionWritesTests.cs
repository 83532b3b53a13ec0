using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Connections.Carrying;
using RecsConsole.Features.Connections.Editing;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>The page of connections shows how far behind each is and what could not be written there, and tries it when asked.</summary>
public sealed class ConnectionWritesTests
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Step_that_could_not_be_written_is_listed_with_its_error_and_tried_at_once_when_asked()
    {
        await using var desk = await WithTicketAsync();
        await desk.AcceptAsync("12");
        var decided = desk.World.Database.Clock.GetUtcNow();
        var waiting = (await LineAsync(desk)).Writes;
        (waiting.Waiting, waiting.WaitingSince, waiting.Troubled.Count).ShouldBe((1, decided, 0));
        desk.Tickets.IsAway = true;
        await desk.CarryLaterAsync();

        var write = (await LineAsync(desk)).Writes.Troubled.ShouldHaveSingleItem();

        (write.TicketId, write.CaseKey, write.Kind, write.IsRefused).ShouldBe(("12", "TK-12", WriteKind.Step, false));
        StoredText.Read(write.Error)!.Words.ShouldBe("nobody answers");
        write.NextAttemptAt.ShouldNotBeNull().ShouldBeGreaterThan(desk.World.Database.Clock.GetUtcNow());
        desk.Tickets.IsAway = false;
        (await desk.CarryAsync()).ShouldBe(0, "its next time has not come");
        var retry = desk.World.Get<RetryWrite>();
        (await retry.RunAsync(desk.Admin, new(desk.ConnectionId, write.Id), Token)).Value.ShouldBe("Trying ticket 12 again.");
        (await desk.CarryAsync()).ShouldBe(1);

        var done = (await LineAsync(desk)).Writes;
        (done.Waiting, done.WaitingSince, done.Troubled.Count).ShouldBe((0, null, 0));
        (await retry.RunAsync(desk.Admin, new(desk.ConnectionId, write.Id), Token)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        await using var db = desk.World.Open();
        (await db.AuditEntries.CountAsync(row => row.Operation == "retry.write", Token)).ShouldBe(1);
    }

    [Fact]
    public async Task What_is_being_written_is_not_tried_a_second_time()
    {
        await using var desk = await WithTicketAsync();
        await desk.AcceptAsync("12");
        desk.Tickets.IsAway = true;
        await desk.CarryLaterAsync();
        var write = (await LineAsync(desk)).Writes.Troubled.ShouldHaveSingleItem();
        await using (var db = desk.World.Open())
        {
            var row = await db.Outbox.SingleAsync(Token);
            (row.Error, row.Revision) = (null, row.Revision + 1); // another process has claimed it
            await db.SaveChangesAsync(Token);
        }

        var asked = await desk.World.Get<RetryWrite>().RunAsync(desk.Admin, new(desk.ConnectionId, write.Id), Token);

        asked.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await LineAsync(desk)).Writes.Troubled.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_was_refused_is_listed_for_a_month_and_not_tried_again()
    {
        await using var desk = await WithTicketAsync();
        await desk.AcceptAsync("12");
        desk.Tickets.Refusal = "Assignee is invalid";
        await desk.CarryLaterAsync();

        var writes = (await LineAsync(desk)).Writes;

        writes.Refused.ShouldBe(1);
        var write = writes.Troubled.ShouldHaveSingleItem();
        (write.IsRefused, StoredText.Read(write.Error)!.Words).ShouldBe((true, "Assignee is invalid"));
        var asked = await desk.World.Get<RetryWrite>().RunAsync(desk.Admin, new(desk.ConnectionId, write.Id), Token);
        asked.Error!.Kind.ShouldBe(ErrorKind.NotFound);
        desk.World.Database.Clock.Advance(TimeSpan.FromDays(31));
        (await LineAsync(desk)).Writes.Troubled.ShouldBeEmpty();
    }

    [Fact]
    public async Task Reason_is_shown_only_to_readers_who_may_see_the_case()
    {
        await using var desk = await WithTicketAsync();
        await desk.AcceptAsync("12");
        desk.Tickets.IsAway = true;
        await desk.CarryLaterAsync();
        await using (var db = desk.World.Open())
        {
            var row = await db.Cases.SingleAsync(each => each.Key == "TK-12", Token);
            row.Classification = Classifications.Restricted;
            var admin = await db.People.SingleAsync(each => each.Id == desk.Admin.PersonId, Token);
            admin.Clearance = Classifications.Internal;
            await db.SaveChangesAsync(Token);
        }

        var write = (await LineAsync(desk)).Writes.Troubled.ShouldHaveSingleItem();

        (write.TicketId, write.CaseKey, write.Error).ShouldBe(("12", null, null));
    }

    [Fact]
    public async Task Lag_is_the_time_since_everything_was_read()
    {
        await using var desk = await TicketDesk.CreateAsync();
        (await LineAsync(desk)).Lag.ShouldBeNull();
        desk.Tickets.Add("12", s_then);
        await desk.SyncAsync();
        desk.Tickets.IsAway = true;
        desk.World.Database.Clock.Advance(TimeSpan.FromHours(2));
        await desk.TrySyncAsync();

        (await LineAsync(desk)).Lag.ShouldBe(TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task Nobody_but_administrators_tries_again()
    {
        await using var desk = await WithTicketAsync();

        var asked = await desk.World.Get<RetryWrite>().RunAsync(desk.World.Here.Agent, new(desk.ConnectionId, Guid.NewGuid()), Token);

        asked.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
    }

    private static async Task<ConnectionLine> LineAsync(TicketDesk desk) =>
        (await desk.World.Get<ListConnections>().RunAsync(desk.Admin, Token)).Value!.Lines.Single();

    private static async Task<TicketDesk> WithTicketAsync()
    {
        var desk = await TicketDesk.CreateAsync();
        desk.Tickets.Add("12", s_then);
        await desk.SyncAsync();
        return desk;
    }
}
