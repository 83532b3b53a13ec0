using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.WhyNot;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.WhyNot;

/// <summary>Why an item is not shown: the first stage that dropped it, and the smallest change that would show it.</summary>
public sealed class WhyNotTests
{
    [Fact]
    public void What_is_shown_needs_no_change()
    {
        var answer = Ask(ASnapshot().WithAction("fix"), SlateKind.Action, "fix");

        answer.Outcome.Stage.ShouldBe(WhyNotStage.Shown);
        answer.Changes.ShouldBeEmpty();
        answer.RankAfter.ShouldBe(1);
    }

    [Fact]
    public void Two_rules_take_two_changes()
    {
        var answer = Ask(
            ASnapshot()
                .WithAction("fix", from: "waiting")
                .WithSimilarCases(3, "fix")
                .WithCase(it => it with { OpenApprovalActions = ["fix"] }),
            SlateKind.Action,
            "fix"
        );

        answer.Outcome.Stage.ShouldBe(WhyNotStage.Excluded);
        answer.Outcome.Reasons.ShouldBe([ReasonCode.StateNotAllowed, ReasonCode.DuplicateRequest]);
        Codes(answer).ShouldBe([ChangeCode.CaseInState, ChangeCode.ApprovalDecided]);
        answer.Changes![0].Value.ShouldBe("waiting");
        answer.RankAfter.ShouldNotBeNull();
        answer.IsSmallest.ShouldBeTrue();
    }

    [Theory]
    [InlineData("withheld", WhyNotStage.Withheld, ChangeCode.AccessGranted)]
    [InlineData("role", WhyNotStage.Excluded, ChangeCode.ActorInRole)]
    [InlineData("forbidden", WhyNotStage.Excluded, ChangeCode.ProhibitionLifted)]
    [InlineData("expired", WhyNotStage.Excluded, ChangeCode.PolicyInForce)]
    [InlineData("tier", WhyNotStage.Excluded, ChangeCode.AccountOfTier)]
    [InlineData("dismissed", WhyNotStage.Excluded, ChangeCode.DismissalLifted)]
    [InlineData("tried", WhyNotStage.Excluded, ChangeCode.StepNotDone)]
    [InlineData("draft", WhyNotStage.Excluded, ChangeCode.ActionPublished)]
    [InlineData("nowhere", WhyNotStage.NeverProposed, ChangeCode.TransitionAdded)]
    public void An_action_names_what_dropped_it(string why, WhyNotStage stage, ChangeCode change)
    {
        var builder = ASnapshot().WithAction("other");
        builder = why switch
        {
            "withheld" => builder.WithAction("x").WithWithheld(SlateKind.Action, "x", ReasonCode.Acl),
            "role" => builder.WithAction("x", change: it => it with { RequiredRole = "sales" }),
            "forbidden" => builder.WithAction("x").WithPolicy("P-1", forbids: ["x"]),
            "expired" => builder
                .WithAction("x", change: it => it with { PolicyKey = "P-1" })
                .WithPolicy("P-1", change: it => it with { EffectiveTo = At.AddDays(-1) }),
            "tier" => builder.WithAction("x", change: it => it with { Tiers = ["platinum"] }),
            "dismissed" => builder.WithAction("x").WithDismissal(SlateKind.Action, "x", "no"),
            "tried" => builder.WithAction("x").WithStep("x"),
            "draft" => builder.WithAction("x", change: it => it with { Status = "draft" }),
            _ => builder.WithActionOutsideWorkflow("x"),
        };

        var answer = Ask(builder, SlateKind.Action, "x");

        answer.Outcome.Stage.ShouldBe(stage);
        Codes(answer).ShouldBe([change]);
        answer.RankAfter.ShouldNotBeNull();
    }

    [Fact]
    public void What_ranks_below_names_the_least_that_would_lift_it()
    {
        var question = Ranked();
        var answer = new WhyNotSearch(RecommendationPipeline.WithHeuristic()).Find(question);

        answer.Outcome.Stage.ShouldBe(WhyNotStage.RankedBelow);
        answer.Outcome.Rank.ShouldBe(6);
        var change = answer.Changes.ShouldHaveSingleItem();
        change.HasAmount.ShouldBeTrue();
        answer.RankAfter.ShouldNotBeNull();
        Shows(question, [change]).ShouldBeTrue();
        Shows(question, [change with { Amount = change.Amount - 1 }]).ShouldBeFalse();
    }

    [Fact]
    [Trait("Req", "R65")]
    public void A_denied_feature_is_never_what_would_have_to_change()
    {
        string[] words = ["similar", "freshness", "issue", "urgency", "policy"];
        var question = Ranked();
        var denied = question with
        {
            Snapshot = question.Snapshot with
            {
                Shared = question.Snapshot.Shared with
                {
                    Configuration = question.Snapshot.Shared.Configuration with { DeniedFeatures = words },
                },
            },
        };

        var answer = new WhyNotSearch(RecommendationPipeline.WithHeuristic()).Find(denied);

        ChangeCode[] behindThem =
        [
            ChangeCode.MoreSimilarCases,
            ChangeCode.Newer,
            ChangeCode.WrittenForIssue,
            ChangeCode.Faster,
            ChangeCode.PolicyRequires,
        ];
        (answer.Changes ?? []).Select(change => change.Code).Intersect(behindThem).ShouldBeEmpty();
    }

    [Fact]
    public void A_rule_of_the_slate_is_named_when_it_moved_the_item_out()
    {
        var builder = ASnapshot();
        foreach (var key in new[] { "f1", "f2", "f3" })
        {
            builder.WithAction(key).WithSimilarCases(6, key);
        }

        builder.WithAction("call", "communicate").WithAction("log", "investigate");
        var answer = Ask(
            builder.WithAction("done", "close"),
            SlateKind.Action,
            "f3",
            configuration => configuration with { ActionSlots = 4 }
        );

        answer.Outcome.Stage.ShouldBe(WhyNotStage.MovedOut);
        answer.Outcome.Rule.ShouldBe(StandardSlatePolicy.DiversityRule);
        answer.RankAfter.ShouldNotBeNull();
    }

    [Fact]
    public void What_final_validation_took_out_is_named()
    {
        var snapshot = ASnapshot().WithAction("fix").WithAction("other").Build();
        var request = RecommendationRequest.From(snapshot.Shared.Configuration, 1);
        var validation = snapshot.Open().AllValid() with { Items = [new(SlateKind.Action, "fix", [ReasonCode.StateNotAllowed])] };

        var answer = new WhyNotSearch(RecommendationPipeline.WithHeuristic()).Find(
            new(snapshot, request, validation, new(SlateKind.Action, "fix"))
        );

        answer.Outcome.Stage.ShouldBe(WhyNotStage.RemovedByValidation);
        answer.Outcome.Reasons.ShouldBe([ReasonCode.StateNotAllowed]);
        Codes(answer).ShouldBe([ChangeCode.ValidationCleared]);
    }

    [Fact]
    public void Nobody_is_told_to_ask_himself() =>
        Codes(Ask(ASnapshot().WithExpert(1), SlateKind.Expert, Key(1))).ShouldBe([ChangeCode.OpenedBySomebodyElse]);

    [Fact]
    public void Applying_the_change_shows_the_item_each_time() => AskAbout(60);

    /// <summary>Generated decisions: documents, people and actions with something against most of them.</summary>
    [Fact]
    [Trait("Speed", "Slow")]
    public void Applying_the_change_shows_the_item_each_time_for_500() => AskAbout(500);

    private static void AskAbout(int items)
    {
        var pipeline = RecommendationPipeline.WithHeuristic();
        var (asked, runs) = (0, 0);
        for (var seed = 1; asked < items; seed++)
        {
            var question = RandomDecisions.Question(seed);
            var answer = new WhyNotSearch(pipeline).Find(question);
            runs += answer.Runs;
            if (answer.Outcome.Stage == WhyNotStage.Shown)
            {
                continue;
            }

            asked++;
            answer.Changes.ShouldNotBeNull($"seed {seed}: {answer.Outcome.Stage}, {string.Join(", ", answer.Outcome.Reasons)}");
            Shows(question, answer.Changes).ShouldBeTrue($"seed {seed}");
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{asked} items, {runs / asked} runs of the pipeline each");
    }

    internal static bool Shows(WhyNotQuestion question, IReadOnlyList<CounterfactualChange> changes)
    {
        var snapshot = ChangeApplier.Apply(question.Snapshot, changes, question.Item);
        var ranking = RecommendationPipeline.WithHeuristic().Recommend(snapshot, question.Request);
        var isCleared = changes.Any(change => change.Code == ChangeCode.ValidationCleared);
        var objections = question.Validation.Items.ToLookup(item => (item.Kind, item.Id), item => item.Reasons);
        var shown = ValidationApplier.Apply(
            ranking,
            question.Validation with
            {
                Items =
                [
                    .. ranking
                        .Slates.SelectMany(slate => slate.Items)
                        .Select(item => new ValidatedItem(
                            item.Kind,
                            item.Id,
                            isCleared && item.Kind == question.Item.Kind && item.Id == question.Item.Id
                                ? []
                                : objections[(item.Kind, item.Id)].FirstOrDefault() ?? []
                        )),
                ],
            }
        );
        return shown.Slates.Single(slate => slate.Kind == question.Item.Kind).Items.Any(item => item.Id == question.Item.Id);
    }

    private static WhyNotQuestion Ranked()
    {
        var builder = ASnapshot();
        foreach (var i in Enumerable.Range(1, 6))
        {
            builder.WithAction($"a{i}", $"kind{i}", it => it with { UpdatedAt = At.AddDays(-i * 20) }).WithSimilarCases(12 - i, $"a{i}");
        }

        var snapshot = builder.Build();
        return new(
            snapshot,
            RecommendationRequest.From(snapshot.Shared.Configuration, 1),
            snapshot.Open().AllValid(),
            new(SlateKind.Action, "a6")
        );
    }

    private static IReadOnlyList<ChangeCode> Codes(WhyNotAnswer answer) =>
        [.. (answer.Changes ?? []).Select(change => change.Code).Order()];

    private static WhyNotAnswer Ask(
        SnapshotBuilder builder,
        SlateKind kind,
        string id,
        Func<ConfigurationPart, ConfigurationPart>? configure = null
    )
    {
        var snapshot = builder.WithConfiguration(configure ?? (it => it)).Build();
        return new WhyNotSearch(RecommendationPipeline.WithHeuristic()).Find(
            new(snapshot, RecommendationRequest.From(snapshot.Shared.Configuration, 1), snapshot.Open().AllValid(), new(kind, id))
        );
    }
}
