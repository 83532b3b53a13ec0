using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Cases.Exchange;

/// <summary>What is received is applied before its transaction has its turn: what another writer changes meanwhile counts all the same.</summary>
public sealed class ReceivedAheadTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Event_whose_case_changes_meanwhile_is_stored_after_the_change()
    {
        await using var world = await CreateAsync();

        var (received, tries) = await ReceiveBesideAsync(
            world,
            async db =>
            {
                var row = await db.Cases.SingleAsync(each => each.Id == world.Here.CaseId, Token);
                row.Priority = 1;
                row.Revision++;
            }
        );

        received.Status.ShouldBe(ReceivedAs.Added);
        tries.ShouldBe(2);
        await using var read = world.Open();
        var stored = await read.Cases.SingleAsync(each => each.Id == world.Here.CaseId, Token);
        stored.Priority.ShouldBe(1);
        var events = await read.CaseEvents.Where(each => each.CaseId == stored.Id).Select(each => each.Ordinal).ToListAsync(Token);
        events.Order().ShouldBe(Enumerable.Range(1, stored.EventCount));
    }

    [Fact]
    public async Task Event_of_a_case_that_nobody_changes_is_applied_once()
    {
        await using var world = await CreateAsync();

        var (received, tries) = await ReceiveBesideAsync(world, _ => Task.CompletedTask);

        received.Status.ShouldBe(ReceivedAs.Added);
        tries.ShouldBe(1);
    }

    [Fact]
    public async Task Event_from_somebody_who_loses_the_right_meanwhile_is_refused()
    {
        await using var world = await CreateAsync();

        var (received, _) = await ReceiveBesideAsync(
            world,
            async db => (await db.People.SingleAsync(row => row.Id == world.Here.Agent.PersonId, Token)).IsActive = false
        );

        received.Status.ShouldBe(ReceivedAs.Refused);
        await NothingIsStoredAsync(world);
    }

    [Fact]
    public async Task Event_about_somebody_who_is_erased_meanwhile_is_refused()
    {
        await using var world = await CreateAsync();
        await using (var db = world.Open())
        {
            var row = await db.Cases.SingleAsync(each => each.Id == world.Here.CaseId, Token);
            row.Title = "A text of the customer"; // so that the subject has a key
            await db.SaveChangesAsync(Token);
        }

        var (received, _) = await ReceiveBesideAsync(
            world,
            async db =>
            {
                var row = await db.Cases.SingleAsync(each => each.Id == world.Here.CaseId, Token);
                var subject = SubjectName.Case(row.Id, row.AccountKey);
                var key = await db.SubjectKeys.SingleAsync(
                    each => each.SubjectKind == subject.Kind && each.SubjectKey == subject.Key,
                    Token
                );
                key.DestroyedAt = world.Database.Clock.GetUtcNow();
            }
        );

        received.Status.ShouldBe(ReceivedAs.Refused);
        await NothingIsStoredAsync(world);
    }

    private static Task<DeskWorld> CreateAsync() =>
        DeskWorld.CreateAsync(replace: services => services.AddSingleton<ReceiveRows>().AddSingleton<ReceiveEvents>());

    // another writer has its turn until the event is applied, and then makes its change
    private static async Task<(ReceivedRow Row, int Tries)> ReceiveBesideAsync(DeskWorld world, Func<ConsoleDbContext, Task> changeAsync)
    {
        var tries = 0;
        var applied = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var other = world.Open();
        await using var turn = await TenantDb.BeginAsync(other, Token);
        var receiving = Task.Run(
            async () =>
                await world
                    .Get<ReceiveEvents>()
                    .RunAsync(
                        world.Here.Agent,
                        [new(1, await HappenedAsync(world))],
                        (_, _) =>
                        {
                            tries++;
                            applied.TrySetResult();
                        },
                        Token
                    ),
            Token
        );
        await Task.WhenAny(applied.Task, receiving).WaitAsync(TimeSpan.FromSeconds(20), Token);
        receiving.IsCompleted.ShouldBeFalse("it waits for its turn");
        await changeAsync(other);
        await other.SaveChangesAsync(Token);
        await turn.CommitAsync(Token);

        var result = await receiving;
        return (result.Value.ShouldNotBeNull(result.Error?.Message).Single(), tries);
    }

    private static async Task<IncomingEvent> HappenedAsync(DeskWorld world)
    {
        await using var db = world.Open();
        var row = await db.Cases.AsNoTracking().SingleAsync(each => each.Id == world.Here.CaseId, Token);
        return new("e1", "customer_called", row.LastEventAt) { Case = row.Key };
    }

    private static async Task NothingIsStoredAsync(DeskWorld world)
    {
        await using var db = world.Open();
        (await db.CaseEvents.AnyAsync(row => row.Activity == "customer_called", Token)).ShouldBeFalse();
    }
}
