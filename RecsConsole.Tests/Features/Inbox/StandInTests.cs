using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Cases;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Inbox;

/// <summary>Items that need action during an absence are also delivered to the stand-in.</summary>
public sealed class StandInTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Question_to_somebody_who_is_away_reaches_the_stand_in_too_and_is_answered_once()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddInbox().AddCases());
        var (expert, standIn) = (new Actor(world.Here.TenantId, world.Here.Expert), new Actor(world.Here.TenantId, Guid.NewGuid()));
        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        await SetAbsentAsync(world, standIn.PersonId);

        await AskAsync(world, decision);

        var (own, other) = (await ReadAsync(world, expert), await ReadAsync(world, standIn));
        (own.Lines.ShouldHaveSingleItem().InPlaceOf, other.Lines.ShouldHaveSingleItem().InPlaceOf).ShouldBe((null, "Person expert"));
        (own.Waiting, other.Waiting).ShouldBe((1, 1));

        await using (var scope = world.Database.Services.CreateAsyncScope())
        {
            var answer = scope.ServiceProvider.GetRequiredService<AnswerQuestion>();
            (await answer.RunAsync(standIn, new(other.Lines[0].Id, "Yes."), Token)).IsOk.ShouldBeTrue();
        }

        var after = await ReadAsync(world, expert, own.Lines[0].Id);
        after.Waiting.ShouldBe(0);
        // the person asked sees who answered
        after.Open!.Said.Select(said => (said.Who, said.Text)).ShouldContain(("Person stand-in", "Yes."));
        (await ReadAsync(world, world.Here.Agent)).Lines.ShouldHaveSingleItem().From.ShouldBe("Person stand-in");
    }

    [Fact]
    public async Task Stand_in_who_must_not_be_asked_about_the_customer_hears_nothing()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddInbox().AddCases());
        var standIn = new Actor(world.Here.TenantId, Guid.NewGuid());
        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        await SetAbsentAsync(world, standIn.PersonId);
        await world.ChangeAsync(
            ChangeKind.Person,
            db =>
                db.ConflictsOfInterest.Add(
                    new()
                    {
                        TenantId = world.Here.TenantId,
                        PersonId = standIn.PersonId,
                        SubjectKind = "case",
                        SubjectKey = db.Cases.Single(row => row.Id == world.Here.CaseId).Key,
                    }
                )
        );

        await AskAsync(world, decision);

        await using var db = world.Open();
        (await db.InboxItems.CountAsync(row => row.RecipientId == standIn.PersonId, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task Stand_in_who_may_not_see_the_case_hears_nothing()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddInbox().AddCases());
        var standIn = new Actor(world.Here.TenantId, Guid.NewGuid());
        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        await SetAbsentAsync(world, standIn.PersonId);
        await world.ChangeAsync(ChangeKind.Person, db => db.People.Single(row => row.Id == standIn.PersonId).Clearance = -1);

        await AskAsync(world, decision);

        await using var db = world.Open();
        (await db.InboxItems.Select(row => row.RecipientId).ToListAsync(Token)).ShouldBe([world.Here.Expert]);
    }

    [Fact]
    public async Task Who_is_back_is_told_alone()
    {
        await using var world = await DeskWorld.CreateAsync(replace: services => services.AddInbox().AddCases());
        var standIn = Guid.NewGuid();
        await SetAbsentAsync(world, standIn);
        world.Database.Clock.Advance(TimeSpan.FromHours(8));

        await AskAsync(world, (await world.RecommendAsync()).DecisionId!.Value);

        await using var db = world.Open();
        (await db.InboxItems.Select(row => row.RecipientId).ToListAsync(Token)).ShouldBe([world.Here.Expert]);
    }

    private static Task<RecsConsole.Platform.Result<RecsConsole.Features.Recommendations.Responses.ResponseOutcome>> AskAsync(
        DeskWorld world,
        Guid decision
    ) =>
        world.RespondAsync(
            new(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Expert, world.Here.Expert.ToString("D"), Note: "Did it help?")
        );

    // Absent for the next eight hours.
    private static Task SetAbsentAsync(DeskWorld world, Guid standIn) =>
        world.ChangeAsync(
            ChangeKind.Person,
            db =>
            {
                var expert = db.People.Single(row => row.Id == world.Here.Expert);
                var other = (PersonRow)db.Entry(expert).CurrentValues.ToObject();
                (other.Id, other.Key, other.DisplayName, other.Email, other.IsExpert) = (
                    standIn,
                    "stand-in",
                    "Person stand-in",
                    null,
                    false
                );
                var now = world.Database.Clock.GetUtcNow();
                db.Add(other);
                db.Absences.Add(
                    new()
                    {
                        TenantId = world.Here.TenantId,
                        Id = Guid.NewGuid(),
                        PersonId = expert.Id,
                        From = now.AddHours(-1),
                        To = now.AddHours(8),
                        StandInId = standIn,
                    }
                );
            }
        );

    private static async Task<InboxView> ReadAsync(DeskWorld world, Actor actor, Guid? open = null)
    {
        await using var scope = world.Database.Services.CreateAsyncScope();
        return (
            await scope.ServiceProvider.GetRequiredService<ReadInbox>().RunAsync(actor, new() { Item = open }, Token)
        ).Value.ShouldNotBeNull();
    }
}
