using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.WhatChanged;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.WhatChanged;

/// <summary>Differences between two decisions on a case, and for each cause which of them it makes alone and which need it.</summary>
public sealed class WhatChangedTests
{
    [Fact]
    public void The_same_decision_twice_has_no_difference_and_no_cause()
    {
        var answer = Compare(Typical(), Typical());

        answer.Items.ShouldBeEmpty();
        answer.Causes.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("state", ChangeCause.Data)]
    [InlineData("clearance", ChangeCause.Permission)]
    [InlineData("retired", ChangeCause.Catalog)]
    [InlineData("forbidden", ChangeCause.Policy)]
    [InlineData("transition", ChangeCause.Workflow)]
    [InlineData("weights", ChangeCause.Configuration)]
    [InlineData("model", ChangeCause.Model)]
    [InlineData("expired", ChangeCause.Time)]
    public void A_single_cause_makes_every_difference_alone_and_is_needed_for_it(string what, ChangeCause cause)
    {
        var answer = Compare(Typical(), After(what));

        answer.Items.ShouldNotBeEmpty();
        answer.Causes.Select(each => each.Cause).ShouldBe([cause]);
        answer.Items.ShouldAllBe(item => item.Alone.SequenceEqual(new[] { cause }) && item.Needed.SequenceEqual(new[] { cause }));
    }

    [Fact]
    public void Final_validation_is_a_cause_of_its_own()
    {
        var before = Typical();
        var after = Of(
            before.Snapshot,
            before.Validation with
            {
                Items =
                [
                    .. before.Validation.Items.Select(item =>
                        item.Id == "reload_metadata" ? item with { Reasons = [ReasonCode.StateNotAllowed] } : item
                    ),
                ],
            }
        );

        var answer = Compare(before, after);

        answer.Items.Single(item => item.Id == "reload_metadata").Alone.ShouldBe([ChangeCause.Validation]);
    }

    [Fact]
    public void Two_causes_each_of_which_is_enough_are_both_named_and_neither_is_needed()
    {
        var before = Of(ASnapshot().WithAction("fix").WithAction("x").Build());
        var after = Of(
            ASnapshot()
                .WithAction("fix")
                .WithAction("x", change: it => it with { Status = "retired" })
                .WithPolicy("P-1", forbids: ["x"])
                .Build()
        );

        var gone = Compare(before, after).Items.Single(item => item.Id == "x");

        gone.After.ShouldBeNull();
        gone.Alone.ShouldBe([ChangeCause.Catalog, ChangeCause.Policy]);
        gone.Needed.ShouldBeEmpty();
    }

    [Fact]
    public void Two_causes_that_only_work_together_are_both_needed_and_neither_is_enough()
    {
        var before = Of(ASnapshot().WithAction("fix").Build());
        var after = Of(ASnapshot().WithAction("fix").WithAction("x").Build());

        var added = Compare(before, after).Items.Single(item => item.Id == "x");

        added.Before.ShouldBeNull();
        added.Alone.ShouldBeEmpty();
        added.Needed.ShouldBe([ChangeCause.Catalog, ChangeCause.Workflow]);
    }

    [Fact]
    public void What_an_older_engine_showed_differently_is_put_down_to_the_engine()
    {
        var before = Typical();
        var slates = before.Shown.ToArray();
        slates[0] = slates[0] with { Items = [.. slates[0].Items.Reverse()] };

        var answer = Compare(before with { Shown = slates }, Typical());

        answer.Causes.ShouldHaveSingleItem().Cause.ShouldBe(ChangeCause.Engine);
        answer.Items.ShouldAllBe(item => item.Alone.SequenceEqual(new[] { ChangeCause.Engine }));
    }

    private static DecisionInput Typical() => Of(TypicalSnapshot.ATypicalSnapshot().Build());

    private static DecisionInput After(string what)
    {
        var snapshot = TypicalSnapshot.ATypicalSnapshot().Build();
        var catalog = snapshot.Shared.Catalog;
        return Of(
            what switch
            {
                "state" => snapshot with { Case = snapshot.Case with { State = "waiting" } },
                "clearance" => snapshot with
                {
                    Withheld = [.. snapshot.Withheld, new(SlateKind.Document, "rollover-runbook", ReasonCode.Clearance, "search")],
                    Visible = snapshot.Visible with
                    {
                        Documents = [.. snapshot.Visible.Documents.Where(each => each.Key != "rollover-runbook")],
                    },
                },
                "expired" => snapshot with { At = snapshot.At.AddDays(500) },
                "model" => snapshot.RankedBy(LogisticModels.ForActions()),
                _ => snapshot with { Shared = Shared(what, snapshot.Shared, catalog) },
            }
        );
    }

    private static SharedParts Shared(string what, SharedParts shared, CatalogPart catalog) =>
        what switch
        {
            "retired" => shared with
            {
                Catalog = catalog with { Actions = [.. catalog.Actions.Where(each => each.Key != "reload_metadata")] },
            },
            "forbidden" => shared with
            {
                Catalog = catalog with
                {
                    Policies =
                    [
                        .. catalog.Policies,
                        new("P-10", 1, At.AddDays(-1), null, [new([], [], [], [], ["escalate_to_tier_2"], [])]),
                    ],
                },
            },
            "transition" => shared with { Workflow = Without(shared, "escalate_to_tier_2") },
            _ => shared with { Configuration = shared.Configuration with { ActionSlots = 3, MaxSameKind = 1 } },
        };

    private static RecsConsole.Engine.Workflow.WorkflowDefinition Without(SharedParts shared, string action) =>
        shared.Workflow with
        {
            Transitions = [.. shared.Workflow.Transitions.Where(each => each.ActionKey != action)],
        };

    private static WhatChangedAnswer Compare(DecisionInput before, DecisionInput after) =>
        new WhatChangedComparison(model => RecommendationPipeline.For(model, EligibilityRules.All())).Compare(before, after);

    private static DecisionInput Of(CaseSnapshot snapshot, ValidationFacts? validation = null)
    {
        var ranking = snapshot.Open();
        var found = validation ?? ranking.AllValid();
        return new(
            snapshot,
            RecommendationRequest.From(snapshot.Shared.Configuration, Rankings.Seed),
            found,
            ValidationApplier.Apply(ranking, found).Slates
        );
    }
}
