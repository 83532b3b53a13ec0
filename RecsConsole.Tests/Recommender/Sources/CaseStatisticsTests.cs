using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;
using RecsConsole.Recommender.History;
using RecsConsole.Recommender.Learning;
using RecsConsole.Tenancy;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Recommender.Sources.CountedCases;

namespace RecsConsole.Tests.Recommender.Sources;

public sealed class CaseStatisticsTests
{
    [Fact]
    public void Each_number_counts_cases_once_whatever_they_repeated()
    {
        var facts = Read([
            ACase(["ask", "look", "fix"]),
            ACase(["ask", "look", "look", "fix"]),
            ACase(["ask", "close"], product: "scanner"),
        ]);

        var afterAsk = facts!.NextSteps![0];
        afterAsk.After.ShouldBe(["ask"]);
        (afterAsk.Cases, afterAsk.Kinds).ShouldBe((3, 2));
        afterAsk.Next.Select(next => (next.Action, next.Cases)).ShouldBe([("look", 2), ("close", 1)]);
        facts.NextSteps[1].Next.ShouldContain(next => next.Action == "look" && next.Cases == 2);
        facts.Outcomes!.Here.ShouldBe(2);
        facts.Outcomes.OfIssue.ShouldBe(3);
        facts.Outcomes.Actions.Single(each => each.Action == "fix").ShouldBe(new("fix", 2, 2, 2, 2, 2, 2));
    }

    [Fact]
    public void Repeats_are_cases_that_had_done_the_step_before_on_any_occasion()
    {
        var facts = Read([
            ACase(["ask", "look", "fix"]),
            ACase(["look", "ask", "look"]),
            ACase(["ask", "look", "ask", "look", "ask", "look"]),
        ]);

        facts!.NextSteps![0].Next.Select(next => (next.Action, next.Cases, next.Repeats)).ShouldBe([("look", 3, 2)]);
    }

    [Fact]
    public void Case_whose_product_was_erased_is_none_of_those_without_a_product()
    {
        var without = ACase(["ask", "fix"]) with { Product = null };
        var erased = without with { Background = without.Background! with { HasErasedProduct = true } };

        var facts = Read(new CaseStatistics([without, erased, erased], LabelWindows.Default), ARecord() with { Product = null });

        (facts!.Outcomes!.Here, facts.Outcomes.OfIssue, facts.Outcomes.OfState).ShouldBe((1, 3, 3));
    }

    [Fact]
    public void Every_step_weighs_and_lately_more()
    {
        var facts = Read([
            ACase(["ask", "ask", "ask", "look"]), // three steps follow an ask, two of them another ask
            ACase(["ask", "fix"], daysAgo: 63), // sixty days earlier, so it weighs half
        ]);

        var afterAsk = facts!.NextSteps![0];
        (afterAsk.Cases, afterAsk.Weight).ShouldBe((2, 3_500));
        afterAsk
            .Next.Select(next => (next.Action, next.Cases, next.Weight))
            .ShouldBe([("ask", 1, 2_000), ("look", 1, 1_000), ("fix", 1, 500)]);
    }

    [Fact]
    [Trait("Req", "R56")]
    public void A_later_case_the_reader_may_not_see_makes_no_other_weigh_less()
    {
        IndexedCase[] open = [ACase(["ask", "look"], daysAgo: 30)];

        Read([.. open, ACase(["ask", "fix"], classification: 3, daysAgo: 1)]).ShouldBeEquivalentTo(Read(open));
    }

    [Fact]
    public void What_is_long_ago_never_weighs_nothing() =>
        Read([ACase(["ask", "look"]), ACase(["ask", "fix"], daysAgo: 4_000)])!
            .NextSteps![0]
            .Next.Single(next => next.Action == "fix")
            .Weight.ShouldBe(1);

    [Fact]
    [Trait("Req", "R56")]
    public void A_case_the_reader_may_not_see_is_in_no_number()
    {
        IndexedCase[] open = [ACase(["ask", "look"]), ACase(["ask", "fix"], account: "other")];
        IndexedCase[] secret =
        [
            ACase(["ask", "fix"], classification: 3),
            ACase(["ask", "fix"], region: "US"),
            ACase(["ask", "wipe"], classification: 2, account: "other"),
        ];

        var withSecrets = Read([.. open, .. secret]);

        withSecrets.ShouldBeEquivalentTo(Read(open));
        Read([.. open, .. secret], clearance: 3)!.NextSteps![0].Cases.ShouldBe(4);
    }

    [Fact]
    public void What_the_catalog_does_not_have_is_counted_but_not_listed()
    {
        var facts = Read([ACase(["ask", "phoned"]), ACase(["ask", "look"])]);

        facts!.NextSteps![0].Cases.ShouldBe(2);
        facts.NextSteps[0].Next.Select(next => (next.Action, next.Cases)).ShouldBe([("look", 1)]);
    }

    [Fact]
    [Trait("Req", "R29")]
    public void Accounts_of_the_same_tier_region_and_mix_lend_what_worked_for_them()
    {
        var facts = Read([
            ACase(["ask", "wipe"]),
            ACase(["ask", "fix"], account: "twin"),
            ACase(["ask", "fix"], account: "twin", well: false),
            ACase(["ask", "look"], account: "stranger", tier: "basic", issue: "toner"),
        ]);

        facts!.Accounts!.Accounts.ShouldBe(1);
        facts.Accounts.Cases.ShouldBe(2);
        facts.Accounts.Actions.ShouldContain(new AccountActionFacts("fix", 2, 1, Score: 1_000_000 / 5));
        facts.Accounts.Actions.ShouldNotContain(each => each.Action == "wipe");
    }

    [Fact]
    [Trait("Req", "R43")]
    public void Who_followed_the_people_on_a_case_is_counted_as_handed_over()
    {
        var (asker, follower, other) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());

        var facts = Read(
            [
                ACase(["ask", "fix"], workers: [asker, follower]),
                ACase(["ask", "fix"], workers: [other, asker]),
                ACase(["ask", "fix"], workers: [asker, other], classification: 3),
            ],
            actor: asker
        );

        facts!.Collaborators!.OrderByDescending(each => each.Handovers).ShouldBe([new(follower, 1, 1), new(other, 1, 0)]);
    }

    [Fact]
    public void Documents_are_counted_by_issue_type()
    {
        var facts = Read([
            ACase(["ask", "fix"], documents: ["guide", "guide"]),
            ACase(["ask", "fix"], documents: ["guide", "table"], well: false),
            ACase(["ask", "fix"], documents: ["guide"], classification: 3),
            ACase(["ask", "fix"], documents: ["toner"], issue: "toner"),
        ]);

        facts!.Documents!.Cases.ShouldBe(2);
        facts.Documents.Documents.ShouldBe([new("guide", 2, 1), new("table", 1, 0)]);
    }

    [Fact]
    public void Steps_are_counted_by_how_the_case_ended_in_the_state_and_for_the_issue_as_far_as_the_reader_may_see_them()
    {
        var facts = Read([
            ACase(["ask", "fix"]),
            ACase(["ask", "fix"], well: false),
            ACase(["ask"], issue: "toner"),
            ACase(["ask", "fix"], classification: 3),
        ]);

        var chances = facts!.Chances.ShouldNotBeNull();
        chances.InAll.ShouldBe(new StepTally(5, 3));
        chances.OfState.ShouldBe(new StepTally(5, 3));
        chances.OfIssue.ShouldBe(new StepTally(4, 2));
        chances.Actions.ShouldBe([
            new("ask", new(3, 2), new(2, 1)) { Ever = new(3, 2), Expected = 600_000 },
            new("fix", new(2, 1), new(2, 1)) { Ever = new(2, 1), Expected = 600_000 },
        ]);
    }

    [Fact]
    [Trait("Req", "R56")]
    public void Steps_of_a_state_are_kept_for_readers_who_may_see_the_same_cases_only()
    {
        IndexedCase[] open = [ACase(["ask", "fix"]), ACase(["ask"], well: false)];
        var statistics = new CaseStatistics([.. open, ACase(["ask", "wipe"], classification: 3)], LabelWindows.Default);

        var all = Read(statistics, clearance: 3)!.Chances;
        var own = Read(statistics, clearance: 1)!.Chances;

        all!.Actions.ShouldContain(each => each.Action == "wipe");
        own.ShouldBeEquivalentTo(Read(open)!.Chances);
        Read(statistics, clearance: 3)!.Chances.ShouldBeEquivalentTo(all);
    }

    [Fact]
    public void Cases_that_were_taken_back_count_apart_and_belong_to_all()
    {
        var facts = Read([
            ACase(["ask", "fix"]),
            ACase(["ask", "fix"], well: false, setbacks: 1),
            ACase(["fix"], well: false, setbacks: 5),
        ]);

        var chances = facts!.Chances.ShouldNotBeNull();
        (chances.Overall, chances.InAll).ShouldBe((new StepTally(5, 2), new StepTally(5, 2)));
        (chances.OfCourse, chances.OfState).ShouldBe((new StepTally(2, 2), new StepTally(2, 2)));
        chances.Cases.ShouldBe(3);
    }

    [Theory]
    [InlineData(0, null, 2, 1)]
    [InlineData(5, null, 2, 1)]
    [InlineData(5, 9, 4, 3)] // with a deadline all steps of a case are judged by the same one
    public void Usual_without_a_deadline_is_what_cases_of_the_first_day_come_to(int daysOld, int? dueInDays, int steps, int good)
    {
        StepEnding At(byte clock, bool isGood) => new(clock, 0, Counts: true, isGood);
        IndexedCase[] cases =
        [
            ACase(["ask", "fix"], endings: [At(CaseEnd.FirstDay, true), At(CaseEnd.FirstDay + 3, true)]),
            ACase(["ask", "fix"], endings: [At(CaseEnd.FirstDay, false), At(CaseEnd.FirstDay + 3, true)]),
        ];
        var asked = ARecord() with { OpenedAt = Now.AddDays(-daysOld), SlaDeadline = dueInDays is { } days ? Now.AddDays(days) : null };

        // a step of the same moment, so that anything is said at all
        var clock = CaseEnd.ClockOf(asked.OpenedAt, asked.SlaDeadline, Now);
        var facts = Read(new([.. cases, ACase(["look"], endings: [At(clock, true)])], LabelWindows.Default), asked);

        var own = clock == CaseEnd.FirstDay || dueInDays is not null ? 1 : 0;
        facts!.Chances!.Overall.ShouldBe(new StepTally(steps + own, good + own));
    }

    [Fact]
    public void Chances_that_later_cases_contradict_are_turned_into_what_came_true_and_few_cases_turn_nothing()
    {
        // what helped in the first four fifths of the cases seldom helps in the rest
        List<IndexedCase> Turned(int count) =>
            [
                .. Enumerable
                    .Range(0, count)
                    .Select(i => ACase(["ask", "fix"], well: i < count * 4 / 5 ? i % 10 != 0 : i % 4 == 0, daysAgo: count - i)),
            ];

        Read(Turned(2_000))!.Chances!.Calibration.ShouldNotBeNull();
        Read(Turned(400))!.Chances!.Calibration.ShouldBeNull();
    }

    [Fact]
    public void What_was_fitted_is_kept_for_later_cases_unless_the_windows_changed()
    {
        var kept = CalibrationMap.Plain;
        var none = new CaseStatistics([], LabelWindows.Default).Fitted;
        var fitted = none with { Chances = new Dictionary<string, CalibrationMap>(StringComparer.Ordinal) { ["ticket"] = kept } };
        IReadOnlyList<IndexedCase> cases = [ACase(["ask", "fix"])];

        new CaseStatistics(cases, LabelWindows.Default, learned: null, fitted).Fitted.Chances["ticket"].ShouldBeSameAs(kept);
        new CaseStatistics(cases, LabelWindows.Default, learned: null, fitted).Fitted.Routing.ShouldBeSameAs(none.Routing);
        var other = LabelWindows.Default with { ReworkDays = LabelWindows.Default.ReworkDays + 1 };
        new CaseStatistics(cases, other, learned: null, fitted).Fitted.Chances.ShouldBeEmpty();
    }

    [Fact]
    public void No_chance_is_fitted_to_the_cases_of_a_customer_from_whom_nothing_is_learned()
    {
        IndexedCase[] theirs = [ACase(["ask", "wipe"], account: "quiet", well: false)];
        IndexedCase[] others = [ACase(["ask", "fix"]), ACase(["ask"], well: false)];
        var quiet = new HashSet<string>(StringComparer.Ordinal) { "quiet" };
        var exclusions = TrainingExclusions.None with { ByRulesAccounts = quiet };

        var facts = Read(new CaseStatistics([.. theirs, .. others], LabelWindows.Default, exclusions: exclusions), clearance: 1)!;

        facts.Chances.ShouldBeEquivalentTo(Read(others)!.Chances);
        facts.NextSteps.ShouldBeEquivalentTo(Read([.. theirs, .. others])!.NextSteps, "what was done is still counted");
    }

    [Fact]
    public void A_tenant_without_history_says_nothing() => Read([]).ShouldBeNull();

    private static HistoryFacts? Read(IReadOnlyList<IndexedCase> cases, int clearance = 1, Guid? actor = null) =>
        Read(new CaseStatistics(cases, LabelWindows.Default), clearance, actor);

    private static HistoryFacts? Read(CaseStatistics statistics, int clearance, Guid? actor = null) =>
        Read(statistics, ARecord(), clearance, actor);

    private static HistoryFacts? Read(CaseStatistics statistics, CaseRecord record, int clearance = 1, Guid? actor = null) =>
        statistics.Read(
            record,
            Now,
            new StateMachine(new("ticket", 1, "working", [new("working", false, false)], [])),
            Check(clearance, actor),
            action => action is "ask" or "look" or "fix" or "close" or "wipe"
        );
}
