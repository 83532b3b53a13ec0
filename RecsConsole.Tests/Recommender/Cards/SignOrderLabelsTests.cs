using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Cards.Labels;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Recommender.Cards;

/// <summary>What the lower of two cards says where the signs and the order seem to disagree.</summary>
public sealed class SignOrderLabelsTests
{
    private const string Weaker = "Stands below a weaker sign because it fits this case less well.";

    [Fact]
    public void An_item_below_a_weaker_sign_says_why_and_no_other_does()
    {
        SlateItem[] shown =
        [
            AnItem("low", 1, ConfidenceLabel.Low),
            AnItem("high", 2, ConfidenceLabel.High),
            AnItem("medium", 3, ConfidenceLabel.Medium),
        ];

        shown.Select(item => SignOrderLabels.OfWeakerAbove(item, shown)).ShouldBe([null, Weaker, Weaker]);
    }

    [Fact]
    public void What_a_policy_requires_says_its_place_itself()
    {
        SlateItem[] shown =
        [
            AnItem("required", 1, ConfidenceLabel.Low) with
            {
                RequiredByPolicy = "policy",
            },
            AnItem("high", 2, ConfidenceLabel.High),
        ];

        SignOrderLabels.OfWeakerAbove(shown[1], shown).ShouldBeNull();
    }

    [Fact]
    public void Of_two_sure_steps_that_both_move_the_case_the_lower_one_says_that_only_one_can_be_done()
    {
        var snapshot = ASnapshot().WithAction("note").WithAction("release").WithAction("reject").Build();
        var state = snapshot.Case.State;
        var workflow = snapshot.Shared.Workflow;
        var other = workflow.States.First(each => each.Key != state).Key;
        var index = SnapshotIndex.From(
            snapshot with
            {
                Shared = snapshot.Shared with
                {
                    Workflow = workflow with
                    {
                        Transitions = [new(state, "note", state), new(state, "release", other), new(state, "reject", other)],
                    },
                },
            }
        );
        SlateItem[] shown =
        [
            AnItem("release", 1, ConfidenceLabel.High),
            AnItem("note", 2, ConfidenceLabel.High),
            AnItem("reject", 3, ConfidenceLabel.High),
        ];

        shown
            .Select(item => SignOrderLabels.OfOtherWayOut(item, shown, index, state, each => each.Id))
            .ShouldBe([
                null,
                null,
                "With “release”, too, such cases usually end well: only one of the two can be done, and the facts of this case decide.",
            ]);
    }

    private static SlateItem AnItem(string id, int rank, ConfidenceLabel label) =>
        new(
            SlateKind.Action,
            id,
            1,
            rank,
            0,
            0,
            null,
            new(label, 0, 0, 0, 0, 0, new("ground.action.none", new Dictionary<string, string>(StringComparer.Ordinal))),
            [],
            [],
            [],
            []
        );
}
