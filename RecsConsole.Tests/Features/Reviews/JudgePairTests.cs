using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Findings;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Tests.Features.Models;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

public sealed class JudgePairTests
{
    [Theory]
    [MemberData(nameof(DatabaseProviders.Running), MemberType = typeof(DatabaseProviders))]
    [Trait("Req", "R142")]
    public async Task Choice_by_side_is_stored_by_system_with_its_reasons(DatabaseProvider provider)
    {
        await using var world = await ReviewWorld.CreateAsync(4, provider);
        var study = (await world.MakeAsync(world.Ask(4, 0, world.Rita))).Id;

        for (var position = 1; position <= 4; position++)
        {
            var pair = (await world.ReadAsync(world.Rita, study)).Pair!;
            pair.Position.ShouldBe(position);
            (await world.JudgeAsync(world.Rita, study, pair, PairChoice.Left, null, "order")).IsOk.ShouldBeTrue();
        }

        await using var db = world.Desk.Open();
        var rows = await db.StudyPairs.ToListAsync();
        rows.ShouldAllBe(row => row.Verdict == (row.IsALeft ? PairVerdict.A : PairVerdict.B));
        rows.ShouldAllBe(row => row.Reasons.Single() == "order" && row.TookMs == 30_000);
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "judge.pair")).ShouldBe(4);
        (await world.ReadAsync(world.Rita, study)).Pair.ShouldBeNull();
    }

    [Fact]
    [Trait("Req", "R143")]
    public async Task Three_scales_are_saved_and_come_back_with_the_pair()
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        var study = (await world.MakeAsync(world.Ask(2, 0, world.Rita))).Id;
        var pair = (await world.ReadAsync(world.Rita, study)).Pair!;

        await world.JudgeAsync(world.Rita, study, pair, PairChoice.BothBad, new(2, 5, 1));

        await using var db = world.Desk.Open();
        var row = await db.StudyPairs.SingleAsync(found => found.Verdict != null);
        (row.Usefulness, row.PolicyCorrectness, row.Faithfulness).ShouldBe((2, 5, 1));
        var again = await world.ReadAsync(world.Rita, study, pair.Position);
        again.Pair!.Judgement!.Ratings.ShouldBe(new(2, 5, 1));
        again.Pair.Judgement.Choice.ShouldBe(PairChoice.BothBad);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    [Trait("Req", "R143")]
    public async Task Rating_off_the_scale_is_refused(int rating)
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        var study = (await world.MakeAsync(world.Ask(2, 0, world.Rita))).Id;
        var pair = (await world.ReadAsync(world.Rita, study)).Pair!;

        var refused = await world.JudgeAsync(world.Rita, study, pair, PairChoice.Left, new(rating, null, null));

        refused.Error!.Message.ShouldBe("A rating must be a number from 1 to 5.");
    }

    [Fact]
    public async Task Judgement_is_changed_until_the_study_is_closed()
    {
        await using var world = await ReviewWorld.CreateAsync(3);
        var study = (await world.MakeAsync(world.Ask(3, 0, world.Rita))).Id;
        var pair = (await world.ReadAsync(world.Rita, study)).Pair!;
        await world.JudgeAsync(world.Rita, study, pair, PairChoice.Left);

        var again = (await world.ReadAsync(world.Rita, study, 1)).Pair!;
        (await world.JudgeAsync(world.Rita, study, again, PairChoice.Equal)).IsOk.ShouldBeTrue();
        (await world.Desk.Get<CloseStudy>().RunAsync(world.Lead, new(study), CancellationToken.None)).IsOk.ShouldBeTrue();
        var late = await world.JudgeAsync(world.Rita, study, again with { Revision = again.Revision + 1 }, PairChoice.Right);

        late.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        await using var db = world.Desk.Open();
        (await db.StudyPairs.SingleAsync(row => row.Verdict != null)).Verdict.ShouldBe(PairVerdict.Tie);
        (await world.ReadAsync(world.Rita, study)).ShouldSatisfyAllConditions(
            view => view.IsOpen.ShouldBeFalse(),
            view => view.Pair.ShouldBeNull()
        );
    }

    [Fact]
    public async Task Sent_twice_it_is_written_once_and_from_an_old_page_it_is_a_conflict()
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        var study = (await world.MakeAsync(world.Ask(2, 0, world.Rita))).Id;
        var pair = (await world.ReadAsync(world.Rita, study)).Pair!;

        await world.JudgeAsync(world.Rita, study, pair, PairChoice.Left);
        var twice = await world.JudgeAsync(world.Rita, study, pair, PairChoice.Left);
        var old = await world.JudgeAsync(world.Rita, study, pair, PairChoice.Right);

        twice.IsOk.ShouldBeTrue();
        old.Error!.Kind.ShouldBe(ErrorKind.Conflict);
        await using var db = world.Desk.Open();
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "judge.pair")).ShouldBe(1);
    }

    [Fact]
    public async Task Resuming_shows_the_same_slates_although_case_and_model_moved()
    {
        await using var world = await ReviewWorld.CreateAsync(3);
        var study = (await world.MakeAsync(world.Ask(3, 0, world.Rita))).Id;
        var before = (await world.ReadAsync(world.Rita, study)).Pair!;
        await world.Desk.MoveAsync(world.ModelId, row => row.Content = [0]);
        await world.Desk.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == before.Case.Id).Status = "working");

        var after = (await world.ReadAsync(world.Rita, study)).Pair!;

        after.Left.ShouldBe(before.Left);
        after.Right.ShouldBe(before.Right);
        after.Case.State.ShouldBe("New");
    }

    [Fact]
    [Trait("Req", "R144")]
    [Trait("Req", "R199")]
    public async Task Case_that_may_no_longer_be_seen_is_left_out_and_counts_as_not_judged()
    {
        await using var world = await ReviewWorld.CreateAsync(3);
        var study = (await world.MakeAsync(world.Ask(3, 0, world.Rita))).Id;
        var first = (await world.ReadAsync(world.Rita, study)).Pair!;
        await world.Desk.ChangeAsync(ChangeKind.Case, db => db.Cases.Single(row => row.Id == first.Case.Id).Classification = 3);

        var view = await world.ReadAsync(world.Rita, study, first.Position);
        var refused = await world.JudgeAsync(world.Rita, study, first, PairChoice.Left);

        view.ShouldSatisfyAllConditions(
            () => view.Pair!.Case.Id.ShouldNotBe(first.Case.Id),
            () => view.LeftOut.ShouldBe(1),
            () => view.Judged.ShouldBe(0),
            () => view.Waiting.ShouldBe(2)
        );
        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await world.ResultsAsync(study)).Judged.ShouldBe(0);
    }

    [Fact]
    [Trait("Req", "R57")]
    [Trait("Req", "R199")]
    public async Task Taking_the_role_away_ends_judging_at_once_and_is_audited()
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        var study = (await world.MakeAsync(world.Ask(2, 0, world.Rita))).Id;
        var pair = (await world.ReadAsync(world.Rita, study)).Pair!;
        await world.Desk.ChangeAsync(ChangeKind.Permission, db => db.People.Single(row => row.Id == world.Rita.PersonId).Roles = ["agent"]);

        var refused = await world.JudgeAsync(world.Rita, study, pair, PairChoice.Left);

        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        (await world.TryReadAsync(world.Rita, study)).Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Desk.Open();
        (await db.AuditEntries.Where(entry => entry.Outcome == "denied").Select(entry => entry.Operation).ToListAsync()).ShouldBe(
            ["judge.pair", "read.pair"],
            ignoreOrder: true
        );
    }

    [Fact]
    public async Task Pairs_of_another_reviewer_and_of_another_tenant_are_not_there()
    {
        await using var world = await ReviewWorld.CreateAsync(4);
        var study = (await world.MakeAsync(world.Ask(4, 0, world.Rita))).Id;
        var stranger = new Actor(world.Desk.Elsewhere.TenantId, Guid.NewGuid());
        await using (var db = world.Desk.Database.Open())
        {
            db.BindTo(stranger.TenantId);
            db.People.Add(
                new()
                {
                    TenantId = stranger.TenantId,
                    Id = stranger.PersonId,
                    Key = "stranger",
                    DisplayName = "Stranger",
                    Roles = ["reviewer", "lead"],
                    TimeZone = "UTC",
                    IsActive = true,
                }
            );
            await db.SaveChangesAsync();
        }

        (await world.TryReadAsync(world.Felix, study)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await world.TryReadAsync(stranger, study)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await world.TryResultsAsync(study, stranger)).Error!.Kind.ShouldBe(ErrorKind.NotFound);
        (await world.Desk.Get<CloseStudy>().RunAsync(stranger, new(study), CancellationToken.None)).Error!.Kind.ShouldBe(
            ErrorKind.NotFound
        );
    }
}
