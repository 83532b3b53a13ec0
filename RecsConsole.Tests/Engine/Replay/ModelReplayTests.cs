using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Engine.Replay;

/// <summary>A decision of a trained model can be computed again from its bundle alone.</summary>
public sealed class ModelReplayTests
{
    [Fact]
    [Trait("Req", "R3")]
    public void Decision_of_a_model_is_identical_from_its_bundle()
    {
        var bundle = Bundle();

        ReplayEntry.Judge(ReplayBundle.Parse(bundle.Serialize())).Outcome.ShouldBe("identical");
        bundle.Versions.Model.ShouldBe("logistic-1+logistic-2");
        bundle.Parts.Count.ShouldBe(5);
    }

    [Fact]
    [Trait("Req", "R3")]
    public void Decision_of_trees_is_identical_from_its_bundle()
    {
        var bundle = Bundle(ATypicalSnapshot().Build().RankedBy(TreeModels.ForActions(), LogisticModels.ForDocuments()));

        ReplayEntry.Judge(ReplayBundle.Parse(bundle.Serialize())).Outcome.ShouldBe("identical");
        bundle.Versions.Model.ShouldBe("trees-1+logistic-2");
    }

    [Fact]
    public void Changed_model_names_the_parts()
    {
        var bundle = Bundle();
        var parts = new Dictionary<string, byte[]>(bundle.Parts, StringComparer.Ordinal);
        var hash = Snapshot().Parts.Model!;
        parts[hash] = CanonicalJson.Serialize(new ModelPart([LogisticModels.ForActions(risk: 1)]));

        ReplayEntry.Judge(bundle with { Parts = parts }).FirstDifference.ShouldBe("parts");
    }

    [Fact]
    public void Model_this_engine_cannot_rank_with_names_the_versions()
    {
        var foreign = LogisticModels.ForActions() with { FeatureSchema = 99 };
        var snapshot = ATypicalSnapshot().Build().RankedBy(foreign);
        var bytes = CanonicalJson.Serialize(snapshot);
        var bundle = Bundle() with
        {
            Snapshot = bytes,
            Parts = snapshot.Shared.CanonicalParts(),
            Expected =
            [
                new(Stages.Snapshot, CanonicalHash.Of(bytes)),
                .. Bundle().Expected.Where(digest => digest.Stage != Stages.Snapshot),
            ],
        };

        ReplayEntry.Judge(bundle).FirstDifference.ShouldBe("versions");
    }

    private static CaseSnapshot Snapshot() =>
        ATypicalSnapshot().Build().RankedBy(LogisticModels.ForActions(), LogisticModels.ForDocuments());

    private static ReplayBundle Bundle() => Bundle(Snapshot());

    private static ReplayBundle Bundle(CaseSnapshot snapshot)
    {
        var ranking = snapshot.Open();
        var validation = ranking.AllValid();
        return new(
            "decision-1",
            ranking.Versions,
            RecommendationRequest.From(snapshot.Shared.Configuration, Rankings.Seed),
            CanonicalJson.Serialize(snapshot),
            snapshot.Shared.CanonicalParts(),
            CanonicalJson.Serialize(validation),
            ValidationApplier.Apply(ranking, validation).Digests
        );
    }
}
