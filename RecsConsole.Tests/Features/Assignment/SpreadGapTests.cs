using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Assignment.Spreading;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Features.Assignment.SpreadWorld;

namespace RecsConsole.Tests.Features.Assignment;

/// <summary>Why the plan leaves a case unassigned, who may not take it, and which cases it excludes.</summary>
public sealed class SpreadGapTests
{
    [Fact]
    public async Task Where_all_who_fit_are_full_nobody_has_room()
    {
        await using var world = await WorldAsync();
        await WaitingAsync(world, 8, holder: world.Here.Expert);

        (await GapAsync(world)).ShouldBe(SpreadGap.NobodyHasRoom);
    }

    [Fact]
    public async Task Questions_of_the_day_take_up_room_but_are_no_cases()
    {
        await using var world = await WorldAsync();
        await LimitAsksAsync(world, asksADay: 2);
        var shown = await world.RecommendAsync();
        var expert = world.Here.Expert.ToString("D");
        var asked = await world.RespondAsync(
            new(Guid.NewGuid(), shown.DecisionId!.Value, ResponseKind.Accept, SlateKind.Expert, expert, Note: "Seen it?")
        );
        asked.IsOk.ShouldBeTrue(asked.Error?.Message);

        var spread = await SpreadAsync(world, await WaitingAsync(world, 2));

        var person = spread.People.Single(each => each.Id == world.Here.Expert);
        (person.Carries, person.Room).ShouldBe((0, 1));
        spread.Cases.Select(each => each.Gap).ShouldBe([null, SpreadGap.AskedEnough], ignoreOrder: true);
    }

    [Fact]
    public async Task Where_nobody_fits_that_is_said_also_when_the_deadline_is_over()
    {
        await using var world = await WorldAsync();
        await world.ChangeAsync(
            ChangeKind.Person,
            db =>
            {
                db.People.Single(row => row.Key == "expert").IsExpert = false;
                db.People.Single(row => row.Key == "full").IsExpert = false;
            }
        );

        (await GapAsync(world)).ShouldBe(SpreadGap.NobodyFits); // "rival" has a conflict, "away" is absent
        (await GapAsync(world, hours: -1)).ShouldBe(SpreadGap.NobodyFits);
    }

    [Fact]
    public async Task At_night_urgent_cases_wait_and_a_late_one_is_called_late()
    {
        await using var world = await WorldAsync();
        await world.ChangeAsync(ChangeKind.Person, db => db.People.Single(row => row.Key == "expert").TimeZone = "America/Los_Angeles");
        await world.ChangeAsync(
            ChangeKind.Catalog,
            db => db.Calendars.Single().HoursJson = """[{"day":3,"from":"08:00:00","to":"18:00:00"}]"""
        );

        (await GapAsync(world, hours: 1)).ShouldBe(SpreadGap.NobodyAtWork);
        (await GapAsync(world, hours: -1)).ShouldBe(SpreadGap.NobodyAtWorkAndLate);
    }

    [Fact]
    public async Task Whoever_has_a_conflict_of_interest_is_not_offered()
    {
        await using var world = await WorldAsync();
        var rival = await IdOfAsync(world, "rival");

        var barred = (await SpreadAsync(world, await WaitingAsync(world, 1))).Cases.Single();
        var free = (await SpreadAsync(world, await WaitingAsync(world, 1, with: row => row.AccountKey = null))).Cases.Single();

        barred.Fits.ShouldNotContain(fit => fit.PersonId == rival);
        free.Fits.ShouldContain(fit => fit.PersonId == rival);
    }

    [Fact]
    public async Task Cases_that_cannot_be_spread_are_counted()
    {
        await using var world = await WorldAsync();
        var good = await WaitingAsync(world, 1);
        var closed = await WaitingAsync(world, 2, with: row => row.IsOpen = false);
        var secret = await WaitingAsync(world, 1, with: row => row.Classification = 3);

        var spread = await SpreadAsync(world, [.. good, .. closed, .. secret, .. good]);
        var many = await SpreadAsync(world, [.. good, .. Enumerable.Range(0, 102).Select(_ => Guid.NewGuid())]);

        (spread.Cases.Single().Id, spread.LeftOut).ShouldBe((good[0], 3));
        many.LeftOut.ShouldBe(102);
    }

    private static async Task<SpreadGap?> GapAsync(DeskWorld world, int? hours = null)
    {
        var now = world.Database.Clock.GetUtcNow();
        var ids = await WaitingAsync(
            world,
            1,
            with: row =>
            {
                row.OpenedAt = now.AddDays(-20);
                row.SlaDeadline = hours is { } left ? now.AddHours(left) : null;
            }
        );
        return (await SpreadAsync(world, ids)).Cases.Single().Gap;
    }
}
