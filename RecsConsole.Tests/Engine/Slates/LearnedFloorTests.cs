using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>
/// Items with a low score of a trained model are left out. Scores are exponents: even where all of them are negative, the best item still
/// deserves a place.
/// </summary>
public sealed class LearnedFloorTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(-4_000_000)]
    public void A_list_does_not_depend_on_where_the_scores_of_a_model_begin(long intercept) =>
        Documents(LogisticModels.ForDocuments() with { Intercept = intercept }).ShouldBe(["best", "near"]);

    [Fact]
    public void The_score_that_paid_on_the_validation_period_decides() =>
        Documents(LogisticModels.ForDocuments() with { LeastScore = 950_000 }).ShouldBe(["best"]);

    [Fact]
    public void A_list_of_which_nothing_pays_is_empty() =>
        Documents(LogisticModels.ForDocuments() with { LeastScore = 2_000_000 }).ShouldBeEmpty();

    private static IReadOnlyList<string> Documents(RankerModel model) =>
        ASnapshot()
            .WithDocument("best", 900_000)
            .WithDocument("near", 800_000)
            .WithDocument("far", 20_000)
            .Build()
            .RankedBy(model)
            .Open()
            .Slate(SlateKind.Document)
            .Ids();
}
