using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Snapshots;

public sealed class PrecedentAgeTests
{
    private static readonly IReadOnlyList<SimilarCaseStep> Today = [new("ask", "open"), new("fix", "open")];

    [Fact]
    public void A_way_that_is_still_possible_counts_in_full()
    {
        var age = AgeOf(ADesk().WithSimilarCase(1, "fix", hit => hit with { Steps = Today }));

        (age.IsSuperseded, age.Weight).ShouldBe((false, 1_000_000));
    }

    [Fact]
    public void Half_a_way_counts_by_half_and_less_does_not_count()
    {
        var half = AgeOf(ADesk().WithSimilarCase(1, "fix", hit => hit with { Steps = [new("fax", "open"), new("fix", "open")] }));
        var less = AgeOf(
            ADesk()
                .WithSimilarCase(
                    1,
                    "fix",
                    hit => hit with { Steps = [new("fax", "open"), new("ask", "a_state_that_is_gone"), new("fix", "open")] }
                )
        );

        (half.IsSuperseded, half.Weight).ShouldBe((false, 500_000));
        less.IsSuperseded.ShouldBeTrue();
    }

    [Fact]
    public void Case_of_another_type_is_not_judged_by_the_workflow_of_this_one()
    {
        var elsewhere = ADesk()
            .WithSimilarCase(
                1,
                "fix",
                hit => hit with { OtherType = "invoice", Steps = [new("ask", "received"), new("fix", "checked")], ProcessVersion = 7 }
            );

        AgeOf(elsewhere).IsSuperseded.ShouldBeFalse();
        AgeOf(ADesk().WithSimilarCase(1, "fax", hit => hit with { OtherType = "invoice", Steps = [new("fax", "received")] }))
            .IsSuperseded.ShouldBeTrue("its action is withdrawn");
    }

    [Fact]
    public void A_resolution_that_is_withdrawn_or_forbidden_makes_the_case_superseded()
    {
        AgeOf(ADesk().WithSimilarCase(1, "fax", hit => hit with { Steps = [.. Today, new("fax", "open")] })).IsSuperseded.ShouldBeTrue();
        AgeOf(ADesk().WithPolicy("P-1", forbids: ["fix"]).WithSimilarCase(1, "fix", hit => hit with { Steps = Today }))
            .IsSuperseded.ShouldBeTrue();
        AgeOf(ADesk().WithSimilarCase(1, "closing code 7", hit => hit with { Steps = Today })).IsSuperseded.ShouldBeFalse();
    }

    [Fact]
    [Trait("Req", "R11")]
    public void What_went_the_old_way_is_left_out_of_counts_and_confidence_and_the_reason_says_so()
    {
        var item = ADesk()
            .WithSimilarCases(13, "fix", (_, hit) => hit with { Steps = Today })
            .WithSimilarCases(11, "fax", (_, hit) => hit with { Steps = [new("fix", "open"), new("fax", "open")] })
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix");

        item.Confidence.SimilarCases.ShouldBe(13);
        item.Sentences().ShouldContain("11 of 24 similar cases went a way that the process no longer permits, not counted");
        item.Provenance.Single(each => each.Source == "similar_cases").Evidence.Count.ShouldBe(13);
    }

    [Fact]
    [Trait("Req", "R74")]
    public void Superseded_cases_never_lift_confidence()
    {
        var item = ADesk()
            .WithSimilarCases(3, "fix", (_, hit) => hit with { Steps = Today })
            .WithSimilarCases(40, "fax", (_, hit) => hit with { Steps = [new("fix", "open"), new("fax", "open")] })
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix");

        item.Confidence.Label.ShouldBe(ConfidenceLabel.Low);
    }

    private static SnapshotBuilder ADesk() => ASnapshot().WithAction("ask").WithAction("fix");

    private static PrecedentAge AgeOf(SnapshotBuilder builder)
    {
        var snapshot = builder.Build();
        return PrecedentAge.From(snapshot.Visible.SimilarCases[0], SnapshotIndex.From(snapshot));
    }
}
