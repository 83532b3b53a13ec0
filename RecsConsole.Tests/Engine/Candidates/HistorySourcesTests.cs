using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Candidates;

public sealed class HistorySourcesTests
{
    [Fact]
    public void A_long_context_is_blended_with_the_shorter_ones_by_hand()
    {
        var snapshot = ASnapshot()
            .WithAction("fix")
            .WithAction("ask")
            .WithHistory(facts =>
                facts with
                {
                    NextSteps =
                    [
                        new(["open_it", "look"], 8, 2, [new("fix", 6), new("ask", 2)]),
                        new(["look"], 20, 4, [new("ask", 12), new("fix", 8)]),
                        new([], 100, 10, [new("ask", 50), new("fix", 10)]),
                    ],
                }
            )
            .Build();

        // from the shortest context to the longest: 50/110 and 10/110; (12 + 4 * .454545) / 24 and (8 + 4 * .090909) / 24; (2 + 2 * …) / 10
        // and (6 + 2 * …) / 10
        new NextStepSource()
            .Propose(snapshot)
            .Select(each => (each.Id, each.Provenance[0].Score))
            .ShouldBe([("fix", 669_696), ("ask", 315_151)]);
    }

    [Fact]
    public void The_reason_names_the_longest_context_that_was_seen_often_enough() =>
        ASnapshot()
            .WithAction("fix")
            .WithHistory(facts =>
                facts with
                {
                    NextSteps = [new(["rare", "ask"], 3, 1, [new("fix", 3)]), new(["ask"], 50, 3, [new("fix", 31)])],
                }
            )
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .Sentences()
            .ShouldContain("After \"ask\", it was the next step in 31 of 50 cases");

    [Fact]
    [Trait("Req", "R30")]
    public void Success_in_few_cases_leans_on_the_issue_type_and_then_on_the_state()
    {
        var snapshot = ASnapshot()
            .WithAction("fix")
            .WithAction("guess")
            .WithHistory(facts =>
                facts with
                {
                    Outcomes = new(10, 40, 200, [new("fix", 6, 5, 20, 15, 50, 40), new("guess", 0, 0, 0, 0, 100, 10)]),
                }
            )
            .Build();

        // fix: 40/200 = .2; (15 + 10 * .2) / 50 = .34; (5 + 10 * .34) / 20 = .42. guess: .05; .5/50 = .01; .1/20 = .005
        new OutcomeSource()
            .Propose(snapshot)
            .Select(each => (each.Id, each.Provenance[0].Score, each.Provenance[0].Evidence[0]))
            .ShouldBe([("fix", 420_000, "path:sign_in>sso>open>fix"), ("guess", 5_000, "path:sign_in>sso>open>guess")]);
    }

    [Fact]
    [Trait("Req", "R30")]
    public void The_path_from_case_to_outcome_is_said_in_whole_cases() =>
        ASnapshot()
            .WithAction("fix")
            .WithHistory(facts => facts with { Outcomes = new(10, 40, 200, [new("fix", 6, 5, 20, 15, 50, 40)]) })
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .Sentences()
            .ShouldContain("6 such cases took it in state open, 5 of which ended well");

    [Fact]
    [Trait("Req", "R30")]
    public void After_a_failed_step_the_path_is_that_of_cases_in_which_it_failed_too()
    {
        var builder = ASnapshot()
            .WithAction("ask")
            .WithAction("fix")
            .WithHistory(facts =>
                facts with
                {
                    Outcomes = new(10, 40, 200, [new("fix", 6, 5, 20, 15, 50, 40)]),
                    AfterFailure = new("ask", new(10, 20, 30, [new("fix", 5, 1, 12, 3, 15, 4)])),
                }
            );

        builder
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .Sentences()
            .ShouldContain("After \"ask\" had not helped, 12 such cases took it in state open, 3 of which ended well");
        // 4/30 = .133; (3 + 10 * .133) / 30 = .144; (1 + 10 * .144) / 20 = .122
        new OutcomeSource()
            .Propose(builder.Build())
            .Single()
            .Provenance[0]
            .Score.ShouldBeInRange(122_000, 123_000);
    }

    [Fact]
    [Trait("Req", "R29")]
    public void What_worked_for_similar_accounts_is_proposed_with_its_numbers()
    {
        var snapshot = ASnapshot()
            .WithAction("fix")
            .WithHistory(facts => facts with { Accounts = new(3, 9, [new("fix", 7, 6, 510_000), new("gone", 2, 2, 300_000)]) });

        var candidate = new SimilarAccountSource().Propose(snapshot.Build()).ShouldHaveSingleItem();

        (candidate.Id, candidate.Provenance[0].Score).ShouldBe(("fix", 510_000));
        snapshot
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .Sentences()
            .ShouldContain("7 cases of similar accounts took it, 6 of which ended well");
    }

    [Fact]
    [Trait("Req", "R32")]
    public void Each_source_says_at_which_rank_it_proposed_a_candidate()
    {
        var candidates = CandidateSources
            .All()
            .Propose(
                ASnapshot()
                    .WithAction("often", observed: 90)
                    .WithAction("rarely", observed: 10)
                    .WithHistory(facts => facts with { NextSteps = [new([], 10, 2, [new("rarely", 8), new("often", 2)])] })
                    .Build(),
                SlateKind.Action
            )
            .Candidates;

        candidates
            .Select(each => (each.Id, string.Join(", ", each.Provenance.Select(p => $"{p.Source} {p.Rank}"))))
            .ShouldBe([("often", "next_steps 2, workflow_rules 1"), ("rarely", "next_steps 1, workflow_rules 2")]);
    }
}
