using RecsConsole.Engine.Access;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Engine;

public sealed class RecommendationPipelineTests
{
    [Fact]
    public void Recommend_gives_three_slates_of_a_typical_case()
    {
        var ranking = ATypicalSnapshot().Open();

        ranking
            .Slate(SlateKind.Action)
            .Ids()
            .ShouldBe([
                "verify_identity",
                "reload_metadata",
                "escalate_to_tier_2",
                "close_solved",
                "note",
                "rotate_certificate",
                "ask_for_logs", // already done
            ]);
        ranking.Slate(SlateKind.Document).Ids().ShouldBe(["rollover-runbook", "sso-errors"]); // identity-policy is too far behind the first
        ranking.Slate(SlateKind.Expert).Ids().ShouldBe([Key(10), Key(12)]);
    }

    [Fact]
    [Trait("Req", "R76")]
    public void Recommend_gives_identical_bytes_a_hundred_times()
    {
        var first = CanonicalJson.Serialize(ATypicalSnapshot().Open());

        for (var i = 0; i < 100; i++)
        {
            CanonicalJson.Serialize(ATypicalSnapshot().Open()).ShouldBe(first);
        }
    }

    [Fact]
    [Trait("Req", "R12")]
    public void Recommend_gives_an_empty_slate_with_reasons_when_nothing_is_permitted()
    {
        var slate = ASnapshot()
            .WithCase(facts => facts with { State = "closed" })
            .WithAction("reload_metadata")
            .WithSimilarCases(12, "reload_metadata")
            .Open()
            .Slate(SlateKind.Action);

        slate.Items.ShouldBeEmpty();
        slate.ReasonsAgainst("reload_metadata").ShouldBe([ReasonCode.StateNotAllowed]);
    }

    [Fact]
    [Trait("Req", "R56")]
    public void Withheld_objects_change_no_item()
    {
        var bare = ATypicalSnapshot().Open();
        var more = ATypicalSnapshot()
            .WithWithheld(SlateKind.Document, "secret-plan", ReasonCode.Acl)
            .WithWithheld(SlateKind.Action, "secret-action", ReasonCode.Acl, "similar_cases")
            .Open();

        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            CanonicalJson.Serialize(more.Slate(kind).Items).ShouldBe(CanonicalJson.Serialize(bare.Slate(kind).Items));
        }
    }

    [Fact]
    public void Slates_keep_four_times_what_is_shown_and_no_more()
    {
        var builder = ASnapshot().WithConfiguration(configuration => configuration with { ActionSlots = 2 });
        for (var i = 0; i < 30; i++)
        {
            builder.WithAction($"a{i:00}", kind: $"kind{i}");
        }

        var slate = builder.Open().Slate(SlateKind.Action);

        slate.Size.ShouldBe(2);
        slate.Items.Count.ShouldBe(8);
    }
}
