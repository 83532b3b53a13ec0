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

    /// <summary>What is added to the log odds of a chance in cases of a type, scaled by 1,000,000.</summary>
    long OffsetOf(SlateKind kind, string caseType) => 0;

    /// <summary>The minimum that a score of this kind must reach for a place in the list.</summary>
    ScoreFloor FloorOf(SlateKind kind) => default;
}
