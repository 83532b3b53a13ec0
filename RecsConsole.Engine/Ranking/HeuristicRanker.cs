using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Ranking;

/// <summary>
/// The ranker without learning: the design's weighted terms, minus penalties. Its probability is the smoothed success rate of similar
/// cases, (k + 1) / (n + 2): one half without any case, and a few cases change it little. For documents and people it is calibrated where
/// the tenant's cases showed how often such rates come true.
/// </summary>
public sealed class HeuristicRanker : IRanker
{
    /// <summary>Version of the table below.</summary>
    public const string CurrentVersion = "heuristic-2";

    private const string RiskPenalty = "risk_penalty";

    private const string RepeatPenalty = "repeat_penalty";

    // enough to rank a step already done below any other step with equal support
    private const long RepeatWeight = 200_000;

    // people of equal load are ordered by the probability that they finish the case
    private const long PersonRoutingWeight = 1_000_000;

    // when no text distinguishes documents, use in cases with matching fields decides almost alone: its shares are in hundredths
    private const long DocumentRoutingWeight = 20_000_000;

    /// <summary>Name of the contribution of a person's load.</summary>
    public const string WorkloadPenalty = "workload_penalty";

    /// <inheritdoc />
    public string Version => CurrentVersion;

    /// <inheritdoc />
    public IReadOnlyList<CandidateScore> Score(FeatureMatrix features, SlateKind kind, ConfigurationPart configuration)
    {
        ArgumentNullException.ThrowIfNull(features);
        ArgumentNullException.ThrowIfNull(configuration);
        var terms = Terms(kind, configuration.Weights).Select(term => term with { Column = features.ColumnOf(term.ColumnName) }).ToArray();
        var rate = features.ColumnOf(FeatureColumns.SuccessRate);
        var calibration = CalibrationOf(kind, configuration.Learned);
        var scores = new CandidateScore[features.Rows.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = ScoreOf(features.Rows[i], terms, ChanceOf(features.Rows[i][rate], calibration));
        }

        return scores;
    }

    /// <summary>The chance that a success rate stands for, both scaled by 1,000,000; the rate itself without a calibration.</summary>
    public static long ChanceOf(long rate, CalibrationMap? calibration) =>
        calibration is null ? rate : calibration.Apply(FixedPoint.FromDouble(StepChances.ScoreOf(FixedPoint.ToDouble(rate))));

    // the chance of an action is counted elsewhere and calibrated with these counts, see StepChances
    private static CalibrationMap? CalibrationOf(SlateKind kind, LearnedRules? learned) =>
        kind switch
        {
            SlateKind.Document => learned?.DocumentChance,
            SlateKind.Expert => learned?.PersonChance,
            _ => null,
        };

    private static CandidateScore ScoreOf(IReadOnlyList<long> row, Term[] terms, long chance)
    {
        var score = 0L;
        foreach (var term in terms)
        {
            score += row[term.Column] * term.Weight / FixedPoint.One;
        }

        return new(score, chance, () => PartsOf(row, terms));
    }

    private static List<Contribution> PartsOf(IReadOnlyList<long> row, Term[] terms)
    {
        var contributions = new List<Contribution>(terms.Length);
        foreach (var term in terms)
        {
            var value = row[term.Column];
            if (term.Weight < 0 && value == 0)
            {
                continue; // no penalty applies
            }

            contributions.Add(new(term.Name, value, term.Weight, value * term.Weight / FixedPoint.One));
        }

        return contributions;
    }

    private static IEnumerable<Term> Terms(SlateKind kind, HeuristicWeights weights)
    {
        yield return new(FeatureColumns.Match, FeatureColumns.Match, weights.Match);
        yield return new(FeatureColumns.HistoricalSuccess, FeatureColumns.HistoricalSuccess, weights.HistoricalSuccess);
        yield return new(FeatureColumns.SlaUrgency, FeatureColumns.SlaUrgency, weights.SlaUrgency);
        yield return new(FeatureColumns.RoleMatch, FeatureColumns.RoleMatch, weights.RoleMatch);
        yield return new(FeatureColumns.Freshness, FeatureColumns.Freshness, weights.Freshness);
        switch (kind)
        {
            case SlateKind.Action:
                yield return new(RiskPenalty, FeatureColumns.RiskMedium, -weights.MediumRiskPenalty);
                yield return new(RiskPenalty, FeatureColumns.RiskHigh, -weights.HighRiskPenalty);
                yield return new(RepeatPenalty, FeatureColumns.DoneBefore, -RepeatWeight);
                break;
            case SlateKind.Document:
                yield return new(RiskPenalty, FeatureColumns.ReviewOverdue, -weights.ReviewOverduePenalty);
                yield return new(FeatureColumns.RoutingAlone, FeatureColumns.RoutingAlone, DocumentRoutingWeight);
                break;
            default:
                yield return new(WorkloadPenalty, FeatureColumns.Load, -weights.WorkloadPenalty);
                yield return new(FeatureColumns.RoutingShare, FeatureColumns.RoutingShare, PersonRoutingWeight);
                break;
        }
    }

    private readonly record struct Term(string Name, string ColumnName, long Weight, int Column = -1);
}
