using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Ranking;

/// <summary>
/// The simplest baseline: ranks actions only by how common they are as the next step. Probabilities, documents and people are ranked by the
/// heuristic. Any other ranker has to beat this.
/// </summary>
public sealed class UsualStepRanker : IRanker
{
    private readonly HeuristicRanker _heuristic = new();

    /// <inheritdoc />
    public string Version => "usual-step-1";

    /// <inheritdoc />
    public IReadOnlyList<CandidateScore> Score(FeatureMatrix features, SlateKind kind, ConfigurationPart configuration)
    {
        ArgumentNullException.ThrowIfNull(features);
        var scores = _heuristic.Score(features, kind, configuration);
        if (kind is not SlateKind.Action)
        {
            return scores;
        }

        var column = features.ColumnOf(FeatureColumns.NextStepShare);
        return [.. scores.Select((score, i) => ByShare(features.Rows[i][column], score.Probability))];
    }

    private static CandidateScore ByShare(long share, long probability) =>
        new(share, probability, () => [new(FeatureColumns.NextStepShare, share, FixedPoint.One, share)]);
}
