using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Ranking;

/// <summary>A model of all case types gives a type its own chances, and the same order.</summary>
public sealed class TypeOffsetTests
{
    [Fact]
    public void Chances_are_those_of_the_cases_type_and_the_order_is_that_of_all()
    {
        var all = Documents(LogisticModels.ForDocuments());
        var ticket = Documents(LogisticModels.ForDocuments() with { TypeOffsets = [new("ticket", -1_000_000)] });
        var other = Documents(LogisticModels.ForDocuments() with { TypeOffsets = [new("incident", -1_000_000)] });

        Chances(other).ShouldBe(Chances(all));
        ticket.Select(item => item.Id).ShouldBe(all.Select(item => item.Id));
        // logit(.7) - 1 = -.1527
        Chances(all)[0].ShouldBe(700_000);
        Chances(ticket)[0].ShouldBeInRange(461_890, 461_910);
    }

    [Fact]
    public void Model_that_names_a_type_twice_or_moves_it_beyond_all_doubt_cannot_rank()
    {
        var model = LogisticModels.ForDocuments();

        (model with { TypeOffsets = [new("a", 1), new("a", 2)] }).Problem().ShouldBe("it names a case type twice");
        (model with { TypeOffsets = [new("a", 30_000_000)] }).Problem().ShouldBe("the offset of a case type is out of range");
        (model with { TypeOffsets = [new("a", -1_000_000)] }).Problem().ShouldBeNull();
    }

    private static IReadOnlyList<SlateItem> Documents(RankerModel model) =>
        ASnapshot()
            .WithDocument("best", 900_000)
            .WithDocument("near", 850_000)
            .Build()
            .RankedBy(model)
            .Open()
            .Slate(SlateKind.Document)
            .Items;

    private static IReadOnlyList<long> Chances(IReadOnlyList<SlateItem> items) => [.. items.Select(item => item.Confidence.Probability)];
}
