using RecsConsole.Engine;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Engine.Ranking;

public sealed class UsualStepRankerTests
{
    [Fact]
    public void Action_scores_how_usual_it_is_and_nothing_else()
    {
        var features = FeaturesOf(SlateKind.Action);
        var column = features.ColumnOf("next_step_share");

        var scores = new UsualStepRanker().Score(features, SlateKind.Action, ConfigurationPart.Default);

        scores.Select(each => each.Score).ShouldBe(features.Rows.Select(row => row[column]));
        scores.Select(each => each.Score).Distinct().Count().ShouldBeGreaterThan(1);
        scores.ShouldAllBe(each => each.Contributions.Single().Amount == each.Score);
    }

    [Theory]
    [InlineData(SlateKind.Document)]
    [InlineData(SlateKind.Expert)]
    public void Documents_and_people_are_those_of_the_heuristic(SlateKind kind)
    {
        var features = FeaturesOf(kind);

        var scores = new UsualStepRanker().Score(features, kind, ConfigurationPart.Default);

        var heuristic = new HeuristicRanker().Score(features, kind, ConfigurationPart.Default);
        scores.Select(each => (each.Score, each.Probability)).ShouldBe(heuristic.Select(each => (each.Score, each.Probability)));
    }

    private static FeatureMatrix FeaturesOf(SlateKind kind)
    {
        var snapshot = ATypicalSnapshot().Build();
        var request = RecommendationRequest.From(snapshot.Shared.Configuration, seed: 1);
        return RecommendationPipeline.WithHeuristic().Run(snapshot, request.For(kind)).Features;
    }
}
