using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Engine.Explanations;

public sealed class ExplainerTests
{
    [Fact]
    [Trait("Req", "R86")]
    public void Each_claim_resolves_to_a_fact_and_each_fact_to_a_source()
    {
        foreach (var item in ATypicalSnapshot().Open().Slates.SelectMany(slate => slate.Items))
        {
            item.Claims.ShouldNotBeEmpty(item.Id);
            var facts = item.Facts.Select(fact => fact.Id).ToList();
            facts.ShouldBeUnique();
            foreach (var claim in item.Claims.Append(item.Confidence.Reason))
            {
                claim.FactIds.ShouldNotBeEmpty(claim.Template);
                claim.FactIds.Values.ShouldBeSubsetOf(facts);
            }

            item.Facts.Where(fact => fact.Value is not "0").ShouldAllBe(fact => fact.Sources.Count > 0);
        }
    }

    [Fact]
    [Trait("Req", "R87")]
    public void Reasons_of_an_action_that_solved_similar_cases() =>
        Sentences(
                ASnapshot()
                    .WithAction("fix")
                    .WithSimilarCases(24, "fix", (i, hit) => hit with { Reopened = i >= 21, HoursToResolve = i < 12 ? 2 : 9 }),
                SlateKind.Action
            )
            .ShouldBe(["Solved 21 of 24 similar resolved cases that used it in this state", "Most of these were solved within 2 hours"]);

    [Fact]
    [Trait("Req", "R87")]
    public void Reasons_of_an_action_that_probably_solved_cases_of_which_nobody_recorded_it() =>
        Sentences(
                ASnapshot()
                    .WithAction("fix")
                    .WithSimilarCases(24, "fix", (i, hit) => hit with { IsInferred = i < 3 ? true : null, Reopened = i >= 21 }),
                SlateKind.Action
            )
            .ShouldBe([
                "Probably solved 21 of 24 similar resolved cases that used it in this state",
                "Most of these were solved within 2 hours",
            ]);

    // nobody knows which activities of a log work on the problem: what came before a solution is not called one
    [Theory]
    [Trait("Req", "R87")]
    [InlineData(true, "Used in this state in 24 similar resolved cases, 21 of which ended well")]
    [InlineData(null, "Solved 21 of 24 similar resolved cases that used it in this state")]
    public void An_activity_of_a_log_is_said_to_have_solved_cases_only_where_somebody_recorded_it(bool? isInferred, string first) =>
        Sentences(
            ASnapshot()
                .WithAction("take", "activity", observed: 812)
                .WithSimilarCases(24, "take", (i, hit) => hit with { IsInferred = isInferred, Reopened = i >= 21 }),
            SlateKind.Action
        )[0]
            .ShouldBe(first);

    [Fact]
    [Trait("Req", "R87")]
    public void Reasons_of_an_action_of_a_mined_workflow() =>
        Sentences(ASnapshot().WithAction("fix", observed: 812).WithAction("rare", observed: 232), SlateKind.Action)
            .ShouldBe(["Followed open 812 of 1,044 times in this log"]);

    [Fact]
    [Trait("Req", "R87")]
    public void Reasons_of_a_required_action() =>
        Sentences(ASnapshot().WithAction("fix", "compliance").WithPolicy("P-7", requires: ["fix"]), SlateKind.Action)
            .ShouldBe(["Required by policy \"P-7\", version 3"]);

    [Fact]
    [Trait("Req", "R87")]
    public void Reasons_of_an_escalation() =>
        Sentences(ASnapshot().WithCase(facts => facts with { SlaBand = SlaBand.Late }).WithAction("escalate", "escalate"), SlateKind.Action)
            .ShouldBe(["The SLA is late and nobody has escalated"]);

    [Fact]
    [Trait("Req", "R11")]
    public void Reasons_say_when_the_process_has_changed_since() =>
        Sentences(ASnapshot().WithAction("fix").WithSimilarCases(3, "fix", (i, hit) => hit with { ProcessVersion = i }), SlateKind.Action)[
            ^1
        ]
            .ShouldBe("In 2 of 3 similar resolved cases counted here, an older version of the process applied");

    [Fact]
    [Trait("Req", "R87")]
    public void Reasons_of_a_document() =>
        Sentences(
                ASnapshot()
                    .WithDocument("doc", change: it => it with { ReviewBy = At.AddDays(-1), PolicyKey = "P-7" })
                    .WithPolicy("P-7", documents: ["doc"])
                    .WithSimilarCases(24, change: (i, hit) => hit with { Documents = i < 18 ? ["doc"] : [] }),
                SlateKind.Document
            )
            .ShouldBe([
                "In force for this case: policy \"P-7\", version 3",
                "Used in 18 of 24 similar cases",
                "Policy \"P-7\" changed on 31 Jan 2026",
                "Search for this case put it at place 1 of 1",
                "Its review was due on 1 Mar 2026",
            ]);

    [Fact]
    [Trait("Req", "R87")]
    public void Reasons_of_an_expert()
    {
        var experience = new Dictionary<string, ExperienceFacts>(StringComparer.Ordinal) { ["sign_in"] = new(20, 14, At) };
        Sentences(
                ASnapshot()
                    .WithExpert(10, person => person with { Experience = experience })
                    .WithSimilarCase(1, change: hit => hit with { ResolvedById = Id(10) })
                    .WithSimilarCase(2),
                SlateKind.Expert
            )
            .ShouldBe([
                "Solved 14 cases of this issue type; skills sign_in",
                "Resolved 1 of 2 similar cases",
                "Works in team support, which has the case",
                "In working hours now and speaks en",
                "Has 2 open, can carry 8",
            ]);
    }

    private static IReadOnlyList<string> Sentences(SnapshotBuilder builder, SlateKind kind) =>
        builder.Open().Slate(kind).Items[0].Sentences();
}
