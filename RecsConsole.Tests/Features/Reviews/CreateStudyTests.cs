using Microsoft.EntityFrameworkCore;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Ranking;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Platform;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tests.Features.Models;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Reviews;

public sealed class CreateStudyTests
{
    [Fact]
    [Trait("Req", "R142")]
    public async Task Study_holds_both_slates_of_each_pair_and_nothing_is_logged_as_a_decision()
    {
        await using var world = await ReviewWorld.CreateAsync();

        var made = await world.MakeAsync(world.Ask(10, overlap: 50));

        made.ShouldSatisfyAllConditions(
            () => made.Cases.ShouldBe(10),
            () => made.Overlapping.ShouldBe(5),
            () => made.Pairs.ShouldBe(15),
            () => made.Words.ShouldBe("15 pairs in 10 cases, 5 of them judged by two.")
        );
        await using var db = world.Desk.Open();
        (await db.Decisions.CountAsync()).ShouldBe(0);
        var study = await db.Studies.SingleAsync();
        (study.VersionA, study.VersionB).ShouldBe((HeuristicRanker.CurrentVersion, ReviewWorld.ModelVersion));
        var pairs = await db.StudyPairs.ToListAsync();
        pairs.ShouldAllBe(pair => StoredSlate.Unpack(pair.SlateA).Count > 0);
        pairs
            .Where(pair => pair.ReviewerId == world.Rita.PersonId)
            .Select(pair => pair.Position)
            .Order()
            .ShouldBe(Enumerable.Range(1, pairs.Count(pair => pair.ReviewerId == world.Rita.PersonId)));
        (await db.AuditEntries.CountAsync(entry => entry.Operation == "make.study")).ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R142")]
    public async Task Side_is_drawn_for_each_pair_and_both_sides_come_up_about_equally()
    {
        await using var world = await ReviewWorld.CreateAsync(200);

        await world.MakeAsync(world.Ask(200, overlap: 0));

        await using var db = world.Desk.Open();
        var left = await db.StudyPairs.CountAsync(pair => pair.IsALeft);
        left.ShouldBeInRange(70, 130); // 200 fair coin flips stay in this range with probability 0.99998
    }

    [Fact]
    [Trait("Req", "R142")]
    public void Draw_is_fair_and_the_same_for_the_same_seed()
    {
        var draw = new StudyDraw(7);
        var again = new StudyDraw(7);

        var coins = Enumerable.Range(0, 10_000).Select(_ => draw.Coin()).ToList();

        coins.ShouldBe(Enumerable.Range(0, 10_000).Select(_ => again.Coin()));
        coins.Count(coin => coin).ShouldBeInRange(4_750, 5_250);
        draw.Shuffle(Enumerable.Range(0, 50)).Order().ShouldBe(Enumerable.Range(0, 50));
    }

    [Fact]
    [Trait("Req", "R144")]
    public async Task Reviewers_get_only_cases_they_may_see_now()
    {
        await using var world = await ReviewWorld.CreateAsync(1);
        await world.AddCasesAsync(6, row => row.Classification = 2);
        await world.AddCasesAsync(6, row => row.Region = "US");
        var cleared = await world.AddPersonAsync("marta", [ConsoleRole.Reviewer], clearance: 2);
        var american = await world.AddPersonAsync("abe", [ConsoleRole.Reviewer], region: "US");

        var made = await world.MakeAsync(world.Ask(13, 0, world.Rita, cleared, american));

        made.Cases.ShouldBe(13);
        await using var db = world.Desk.Open();
        var given = await (
            from pair in db.StudyPairs
            join row in db.Cases on pair.CaseId equals row.Id
            select new
            {
                pair.ReviewerId,
                row.Classification,
                row.Region,
            }
        ).ToListAsync();
        given.ShouldAllBe(each => each.Classification == 1 || each.ReviewerId == cleared.PersonId);
        given.ShouldAllBe(each => each.Region == "US" ? each.ReviewerId == american.PersonId : each.ReviewerId != american.PersonId);
    }

    [Fact]
    [Trait("Req", "R145")]
    public async Task Cases_open_to_two_are_taken_first_while_overlap_is_due_and_a_lack_of_them_is_said()
    {
        await using var world = await ReviewWorld.CreateAsync(1);
        await world.AddCasesAsync(9, row => row.Region = "US");
        await world.AddCasesAsync(5, row => row.Region = null);
        var american = await world.AddPersonAsync("abe", [ConsoleRole.Reviewer], region: "US");

        var enough = await world.MakeAsync(world.Ask(5, 100, world.Rita, american));
        var more = await world.MakeAsync(world.Ask(12, 100, world.Rita, american));

        (enough.Overlapping, enough.Pairs).ShouldBe((5, 10));
        (more.Overlapping, more.Pairs).ShouldBe((5, 17));
        more.Words.ShouldBe(
            "17 pairs in 12 cases, 5 of them judged by two. You asked for 12 judged by two, but no more cases are visible to two of these reviewers."
        );
    }

    [Fact]
    [Trait("Req", "R144")]
    public async Task Fewer_visible_cases_than_asked_are_said_in_numbers()
    {
        await using var world = await ReviewWorld.CreateAsync(4);
        await world.AddCasesAsync(3, row => row.Classification = 3);

        var made = await world.MakeAsync(world.Ask(7));

        made.Cases.ShouldBe(4);
        made.Words.ShouldEndWith("You asked for 7: 7 match; no reviewer can see 3 of them, and both systems show the same items in 0.");
    }

    [Fact]
    [Trait("Req", "R144")]
    public async Task Reviewer_without_the_agents_role_is_shown_what_an_agent_would_be_shown()
    {
        await using var world = await ReviewWorld.CreateAsync(1);
        await world.MakeAsync(world.Ask(1, 0, world.Rita));

        var agents = await world.Desk.RecommendAsync();

        await using var db = world.Desk.Open();
        var pair = await db.StudyPairs.SingleAsync();
        StoredSlate
            .Unpack(pair.SlateA)
            .Select(item => item.Id)
            .ShouldBe(agents.Slate(RecsConsole.Engine.Vocabulary.SlateKind.Action).Items.Select(item => item.Id));
    }

    [Fact]
    public async Task Finished_case_is_taken_as_it_stood_before_its_last_step()
    {
        await using var world = await ReviewWorld.CreateAsync(1);

        var refused = await world.TryMakeAsync(world.Ask(5) with { Which = StudyCases.Closed });

        // Each case had only one possible step, so there is nothing to compare.
        refused.Error!.Message.ShouldBe(
            "No case is left to judge, so no study was created. 14 cases match; no reviewer can see 0 of them, and both systems show the same items in 14."
        );
    }

    [Fact]
    public async Task Same_system_twice_is_refused_also_by_another_name()
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        var asked = world.Ask(2);

        var twice = await world.TryMakeAsync(asked with { SystemB = RankingSystem.Heuristic });
        var live = await world.TryMakeAsync(asked with { SystemB = RankingSystem.Live });

        twice.Error!.Message.ShouldBe("A system cannot be compared with itself. Choose another one.");
        live.Error!.Message.ShouldStartWith("Both systems are currently the weighted rules.");
    }

    [Fact]
    public async Task The_simplest_baseline_can_be_compared_with()
    {
        await using var world = await ReviewWorld.CreateAsync(12);

        var made = await world.TryMakeAsync(world.Ask(2) with { SystemA = RankingSystem.UsualStep });

        made.IsOk.ShouldBeTrue();
        await using var db = world.Desk.Open();
        var study = await db.Studies.SingleAsync();
        (study.SystemA, study.VersionA).ShouldBe((RankingSystem.UsualStep, "usual-step-1"));
    }

    [Fact]
    public async Task Live_is_the_live_model_until_the_kill_switch_stops_it()
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        var asked = world.Ask(2) with { SystemB = RankingSystem.Live };
        await world.Desk.MoveAsync(world.ModelId, row => row.Status = ModelStatus.Live);

        var made = await world.TryMakeAsync(asked);
        await world.Desk.StopAsync(true);
        var stopped = await world.TryMakeAsync(asked with { StudyId = Guid.NewGuid() });

        made.IsOk.ShouldBeTrue();
        await using var db = world.Desk.Open();
        (await db.Studies.SingleAsync()).VersionB.ShouldBe(ReviewWorld.ModelVersion);
        stopped.Error!.Message.ShouldStartWith("Both systems are currently the weighted rules.");
    }

    [Fact]
    public async Task Model_that_cannot_be_read_is_refused()
    {
        await using var world = await ReviewWorld.CreateAsync(2);
        await world.Desk.MoveAsync(world.ModelId, row => row.Content = [1, 2, 3]);

        var refused = await world.TryMakeAsync(world.Ask(2));
        var unknown = await world.TryMakeAsync(world.Ask(2) with { SystemB = Guid.NewGuid().ToString("D") });

        await world.Desk.DenyAsync("success");
        var denied = await world.TryMakeAsync(world.Ask(2, 0) with { SystemB = await OtherAsync(world) });

        denied.Error!.Message.ShouldEndWith("the tenant denies its column 'historical_success'.");
        refused.Error!.Message.ShouldBe(
            $"The model {ReviewWorld.ModelVersion} cannot be read because its content does not match its hash."
        );
        unknown.Error!.Kind.ShouldBe(ErrorKind.Invalid);
        await using var db = world.Desk.Open();
        (await db.Studies.AnyAsync()).ShouldBeFalse();
    }

    private static async Task<string> OtherAsync(ReviewWorld world)
    {
        var row = await world.Desk.RegisterAsync(LogisticModels.ForActions("logistic-78"), ModelStatus.Shadow);
        return row.Id.ToString("D");
    }

    [Fact]
    [Trait("Req", "R142")]
    public async Task Name_that_says_what_is_compared_is_refused()
    {
        await using var world = await ReviewWorld.CreateAsync(2);

        var refused = await world.TryMakeAsync(world.Ask(2) with { Name = $"Is {ReviewWorld.ModelVersion} any good" });

        refused.Error!.Message.ShouldContain("Reviewers see the name");
    }

    [Fact]
    public async Task Sent_twice_it_makes_one_study()
    {
        await using var world = await ReviewWorld.CreateAsync(4);
        var asked = world.Ask(4);

        var first = await world.MakeAsync(asked);
        var second = await world.MakeAsync(asked);

        (second.Id, second.Pairs).ShouldBe((first.Id, first.Pairs));
        await using var db = world.Desk.Open();
        (await db.Studies.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Somebody_who_is_no_reviewer_cannot_be_given_pairs()
    {
        await using var world = await ReviewWorld.CreateAsync(2);

        var refused = await world.TryMakeAsync(world.Ask(2, 0, world.Rita, world.Desk.Here.Agent));

        refused.Error!.Message.ShouldContain("no longer a reviewer");
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Making_without_the_leads_role_is_denied_and_audited()
    {
        await using var world = await ReviewWorld.CreateAsync(2);

        var refused = await world.TryMakeAsync(world.Ask(2), world.Rita);

        refused.Error!.Kind.ShouldBe(ErrorKind.Forbidden);
        await using var db = world.Desk.Open();
        var entry = await db.AuditEntries.SingleAsync();
        (entry.Operation, entry.Outcome, entry.ActorId).ShouldBe(("make.study", "denied", world.Rita.PersonId));
    }
}
