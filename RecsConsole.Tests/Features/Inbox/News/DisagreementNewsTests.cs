using RecsConsole.Engine.Access;
using RecsConsole.Features.Inbox;
using RecsConsole.Features.Inbox.Items;
using RecsConsole.Features.Reviews;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Features.Reviews;
using RecsConsole.Tests.Features.Work;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Inbox.News;

/// <summary>A lead is told that reviewers disagree, once until they have read it.</summary>
public sealed class DisagreementNewsTests
{
    [Fact]
    public async Task Lead_is_told_once_of_the_disagreements_of_a_study_and_again_after_reading()
    {
        await using var world = await ReviewWorld.CreateAsync(add: services => services.AddInbox());
        var database = world.Desk.Database;
        var stranger = await world.Desk.AddPersonAsync("sten", "lead", elsewhere: true);
        var study = (await world.MakeAsync(world.Ask(3, 100))).Id;
        await world.JudgeAllAsync(world.Rita, study, _ => PairChoice.Equal);
        await database.ShouldHaveNoNewsAsync(world.Lead);
        var pair = (await world.ReadAsync(world.Felix, study)).Pair!;

        (await world.JudgeAsync(world.Felix, study, pair, PairChoice.BothBad)).IsOk.ShouldBeTrue();

        var told = (await database.ReadInboxAsync(world.Lead)).ShouldHaveSingleItem();
        told.Kind.ShouldBe(InboxKind.Disagreed);
        InboxLabels.Title(told).ShouldBe("Reviewers disagree in the study November");
        InboxLabels.Address(told).ShouldBe($"/review/studies/{study:D}");
        await database.ShouldHaveNoNewsAsync(world.Rita, world.Felix, stranger);

        pair = (await world.ReadAsync(world.Felix, study)).Pair!;
        (await world.JudgeAsync(world.Felix, study, pair, PairChoice.BothBad)).IsOk.ShouldBeTrue();
        (await database.ReadInboxAsync(world.Lead)).ShouldHaveSingleItem();

        var read = await world
            .Desk.Get<MarkInboxItem>()
            .RunAsync(world.Lead, new(told.Id, IsRead: true), TestContext.Current.CancellationToken);
        read.Error.ShouldBeNull();
        await world.JudgeAllAsync(world.Felix, study, _ => PairChoice.BothBad);
        (await database.ReadInboxAsync(world.Lead)).Count.ShouldBe(2);
    }

    [Fact]
    [Trait("Req", "R46")]
    public async Task Lead_who_may_not_see_the_case_is_told_nothing()
    {
        await using var world = await ReviewWorld.CreateAsync(add: services => services.AddInbox());
        var study = (await world.MakeAsync(world.Ask(3, 100))).Id;
        await world.JudgeAllAsync(world.Rita, study, _ => PairChoice.Equal);
        var pair = (await world.ReadAsync(world.Felix, study)).Pair!;
        await world.Desk.ChangeAsync(
            ChangeKind.Person,
            db => db.People.Single(row => row.Id == world.Lead.PersonId).Clearance = Classifications.Public
        );

        (await world.JudgeAsync(world.Felix, study, pair, PairChoice.BothBad)).IsOk.ShouldBeTrue();

        await using var db = world.Desk.Open();
        db.InboxItems.Where(row => row.RecipientId == world.Lead.PersonId).ShouldBeEmpty();
    }

    [Fact]
    public async Task Same_answers_tell_nobody()
    {
        await using var world = await ReviewWorld.CreateAsync(add: services => services.AddInbox());
        var study = (await world.MakeAsync(world.Ask(3, 100))).Id;

        await world.JudgeAllAsync(world.Rita, study, _ => PairChoice.Equal);
        await world.JudgeAllAsync(world.Felix, study, _ => PairChoice.Equal);

        await world.Desk.Database.ShouldHaveNoNewsAsync(world.Lead);
    }
}
