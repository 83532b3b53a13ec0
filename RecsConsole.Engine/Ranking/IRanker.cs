using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Ranking;

/// <summary>Orders candidates: one score per row of the matrix, with contributions that sum up to it.</summary>
public interface IRanker
{
    /// <summary>Identity of the model, stored with each decision.</summary>
    string Version { get; }

    IReadOnlyList<CandidateScore> Score(FeatureMatrix features, SlateKind kind, ConfigurationPart configuration);

    /// <summary>The minimum that a score of this kind must reach for a place in the list.</summary>
    ScoreFloor FloorOf(SlateKind kind) => default;
}
