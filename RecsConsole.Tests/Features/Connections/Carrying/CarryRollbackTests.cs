using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Linked;
using RecsConsole.Database;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections.Carrying;

/// <summary>What the database did not keep is never written to a ticket, and what a ticket has already is not written again.</summary>
public sealed class CarryRollbackTests
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Step_whose_transaction_fails_is_not_written_to_the_ticket_and_can_be_taken_again()
    {
        var commits = new FailingCommits();
        await using var desk = await WithTicketAsync(commits);
        var shown = await desk.World.TryRecommendAsync(desk.World.Here.Agent, (await desk.CaseAsync("12")).Id);
        var response = Guid.NewGuid();
        commits.Fails = () => true;

        await Should.ThrowAsync<NotSupportedException>(() => desk.World.AcceptAsync(shown.Value!, "ask", response));

        commits.Fails = () => false;
        (await desk.CarryLaterAsync()).ShouldBe(0);
        desk.Tickets.Tickets["12"].Entries.ShouldBeEmpty();
        await using (var db = desk.World.Open())
        {
            (await db.Outbox.AnyAsync(Token)).ShouldBeFalse();
            (await db.Responses.AnyAsync(Token)).ShouldBeFalse();
        }

        (await desk.CaseAsync("12")).Status.ShouldBe("new");
        (await desk.World.AcceptAsync(shown.Value!, "ask", response)).IsOk.ShouldBeTrue();
        (await desk.World.AcceptAsync(shown.Value!, "ask", response)).IsOk.ShouldBeTrue("the page asks again under the same number");
        (await desk.CarryLaterAsync()).ShouldBe(1);
        desk.Tickets.Tickets["12"].Entries.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Written_step_whose_mark_could_not_be_stored_is_found_there_and_not_written_twice()
    {
        var commits = new FailingCommits();
        await using var desk = await WithTicketAsync(commits);
        await desk.AcceptAsync("12");
        commits.Fails = () => desk.Tickets.Tickets["12"].Entries.Count > 0;

        await Should.ThrowAsync<NotSupportedException>(() => desk.CarryLaterAsync());

        commits.Fails = () => false;
        desk.Tickets.Tickets["12"].Entries.Count.ShouldBe(1);
        await using (var db = desk.World.Open())
        {
            (await db.Outbox.SingleAsync(Token)).State.ShouldBe(CarryState.ToCarry);
        }

        (await desk.CarryAsync()).ShouldBe(0, "it is claimed, as if its process were still at it");
        (await desk.CarryLaterAsync()).ShouldBe(1);
        desk.Tickets.Tickets["12"].Entries.Count.ShouldBe(1);
        await desk.SyncAsync();
        (await desk.EventsAsync("12")).Select(each => each.Activity).ShouldBe(["opened", "ask", RemoteEvents.Carried]);
        await using var after = desk.World.Open();
        (await after.AuditEntries.CountAsync(row => row.Operation == "carry.step", Token)).ShouldBe(1);
    }

    private static async Task<TicketDesk> WithTicketAsync(FailingCommits commits)
    {
        var desk = await TicketDesk.CreateAsync(add: services =>
            services.ConfigureDbContext<ConsoleDbContext>(options => options.AddInterceptors(commits))
        );
        desk.Tickets.Add("12", s_then);
        await desk.SyncAsync();
        return desk;
    }

    /// <summary>Lets a transaction fail at its end, when everything in it was written.</summary>
    private sealed class FailingCommits : DbTransactionInterceptor
    {
        public Func<bool> Fails { get; set; } = static () => false;

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default
        ) => Fails() ? throw new NotSupportedException("the end of a transaction") : ValueTask.FromResult(result);
    }
}
