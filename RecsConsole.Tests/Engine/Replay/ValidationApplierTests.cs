using RecsConsole.Engine.Access;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Validation;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Replay;

[Trait("Req", "R49")]
public sealed class ValidationApplierTests
{
    [Fact]
    public void Valid_items_are_shown_up_to_the_slates_size()
    {
        var ranking = Seven().Open();

        var slate = ValidationApplier.Apply(ranking, ranking.AllValid()).Slates[0];

        slate.Ids().ShouldBe(["a0", "a1", "a2", "a3", "a4"]);
        slate.Moves.ShouldBe(ranking.Slate(SlateKind.Action).Moves);
        slate.FurtherDown.ShouldBe(2);
    }

    [Fact]
    public void An_item_revoked_meanwhile_goes_and_the_next_one_takes_its_place()
    {
        var ranking = Seven().Open();
        var validation = ranking.AllValid() with
        {
            Items = [.. ranking.AllValid().Items.Select(item => item.Id is "a1" ? item with { Reasons = [ReasonCode.Acl] } : item)],
        };

        var slate = ValidationApplier.Apply(ranking, validation).Slates[0];

        slate.Ids().ShouldBe(["a0", "a2", "a3", "a4", "a5"]);
        slate.Items.Select(item => item.Rank).ShouldBe([1, 2, 3, 4, 5]);
        slate.ReasonsAgainst("a1").ShouldBe([ReasonCode.Acl]);
        slate.Moves[^1].ShouldBe(new Move("final_validation", "a1", 2, 0));
        slate.FurtherDown.ShouldBe(1);
    }

    [Fact]
    [Trait("Req", "R48")]
    public void What_was_not_checked_is_not_shown()
    {
        var ranking = Seven().Open();

        var slate = ValidationApplier.Apply(ranking, ranking.AllValid() with { Items = [] }).Slates[0];

        slate.Items.ShouldBeEmpty();
        slate.Excluded.ShouldAllBe(each => each.Reasons.Single() == ReasonCode.CheckFailed);
    }

    [Fact]
    public void Digests_end_with_validation_and_output()
    {
        var ranking = Seven().Open();

        ValidationApplier
            .Apply(ranking, ranking.AllValid())
            .Digests.Select(each => each.Stage)
            .ShouldBe([
                "snapshot",
                "parts",
                "opening",
                "candidates",
                "screening",
                "features",
                "scores",
                "placement",
                "explanations",
                "validation",
                "output",
            ]);
    }

    private static SnapshotBuilder Seven()
    {
        var builder = ASnapshot();
        for (var i = 0; i < 7; i++)
        {
            builder.WithAction($"a{i}", $"kind{i}");
        }

        return builder;
    }
}
