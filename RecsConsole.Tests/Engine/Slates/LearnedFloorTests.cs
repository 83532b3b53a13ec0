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

    [Theory]
    [InlineData(null, "best near")]
    [InlineData(999_000L, "best")]
    [InlineData(10_000L, "best far near")]
    public void Under_the_weighted_rules_the_share_that_the_tenants_cases_showed_decides(long? share, string shown) =>
        string.Join(
                ' ',
                ASnapshot()
                    .WithDocument("best", 900_000)
                    .WithDocument("near", 860_000)
                    .WithDocument("far", 20_000)
                    .WithConfiguration(it =>
                        it with
                        {
                            Learned = new() { DocumentShare = share, KnownDocumentShare = share },
                        }
                    )
                    .Open()
                    .Slate(SlateKind.Document)
                    .Ids()
                    .Order(StringComparer.Ordinal)
            )
            .ShouldBe(shown);

    [Theory]
    [InlineData("contact", null, false)]
    [InlineData("contact", 50_000L, true)]
    [InlineData("activity", null, true)]
    [InlineData("activity", 150_000L, false)]
    public void So_does_how_usual_an_action_must_be_whose_cases_did_not_end_well(string kind, long? share, bool stays) =>
        ASnapshot()
            .WithAction("usual", "activity", action => action with { UpdatedAt = At.AddDays(-90) })
            .WithAction("seldom", kind, action => action with { UpdatedAt = At.AddDays(-90) })
            .WithSimilarCases(12, null, (_, hit) => hit with { SlaMet = false, Steps = [new("usual", "open"), new("seldom", "open")] })
            .WithHistory(history => history with { NextSteps = [new([], 100, 2, [new("usual", 90), new("seldom", 10)])] })
            .WithConfiguration(it =>
                it with
                {
                    Learned = new() { UsualShare = share, SeldomShare = share },
                }
            )
            .Open()
            .Slate(SlateKind.Action)
            .Ids()
            .Contains("seldom")
            .ShouldBe(stays);

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
