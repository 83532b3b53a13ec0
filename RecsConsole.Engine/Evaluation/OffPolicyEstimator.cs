namespace RecsConsole.Engine.Evaluation;

/// <summary>
/// The value of a policy estimated from the log of another with known propensities: inverse propensity scoring (D. G. Horvitz and D. J.
/// Thompson, JASA 47, 1952), its self-normalised form (A. Swaminathan and T. Joachims, NIPS 2015), and the doubly robust estimate (M.
/// Dudík, J. Langford and L. Li, ICML 2011) with a mean reward per action, shrunk to the overall mean and taken from folds other than the
/// row's own (V. Chernozhukov et al., "Double/debiased machine learning", 2018).
/// </summary>
public static class OffPolicyEstimator
{
    /// <summary>The least effective sample size that allows a conclusion.</summary>
    public const int MinEffective = 100;

    private const int Folds = 5;
    private const double Shrinkage = 20;
    private const double Quantile = 1.959963984540054; // of the normal distribution at 97.5 %
    private const double SkewnessFactor = 10;
    private const double MaxErrors = 4;

    /// <summary>Evaluates a policy that chooses each action of the log equally often; the rows' target probabilities are ignored.</summary>
    public static PolicyValue Uniform(IReadOnlyList<LoggedReward> rows)
    {
        Check(rows);
        var actions = rows.Select(row => row.Action).Distinct(StringComparer.Ordinal).Count();
        var uniform = rows.Select(row => row with { TargetProbability = 1.0 / actions }).ToList();
        var models = Enumerable.Range(0, Folds).Select(fold => new RewardModel(uniform, fold)).ToList();
        return Value(uniform, (row, fold) => models[fold].MeanOfActions + (row.Weight * (row.Reward - models[fold].Of(row.Action))));
    }

    /// <summary>
    /// Evaluates the policy that would have chosen each logged action with its target probability. How it would have chosen among the
    /// others is unknown, so the reward model is a single mean.
    /// </summary>
    public static PolicyValue Of(IReadOnlyList<LoggedReward> rows)
    {
        Check(rows);
        var models = Enumerable.Range(0, Folds).Select(fold => new RewardModel(rows, fold)).ToList();
        return Value(rows, (row, fold) => models[fold].Mean + (row.Weight * (row.Reward - models[fold].Mean)));
    }

    private static void Check(IReadOnlyList<LoggedReward> rows)
    {
        ArgumentNullException.ThrowIfNull(rows);
        if (rows.Count < 2)
        {
            throw new ArgumentException("A value needs at least two rows.", nameof(rows));
        }

        if (rows.Any(row => row is not { Propensity: > 0 and <= 1, TargetProbability: >= 0 and <= 1 } || !double.IsFinite(row.Reward)))
        {
            throw new ArgumentException(
                "A row has a propensity outside (0, 1], a probability outside [0, 1] or no finite reward.",
                nameof(rows)
            );
        }
    }

    private static PolicyValue Value(IReadOnlyList<LoggedReward> rows, Func<LoggedReward, int, double> score)
    {
        var scores = rows.Select((row, at) => score(row, at % Folds)).ToList();
        var weights = rows.Sum(row => row.Weight);
        var weighted = rows.Sum(row => row.Weight * row.Reward);
        return new(
            rows.Average(row => row.Reward),
            weighted / rows.Count,
            weights > 0 ? weighted / weights : 0,
            Interval(scores),
            Interval([.. scores.Select((each, at) => each - rows[at].Reward)]),
            OverlapOf(rows, weights)
        );
    }

    private static Estimate Interval(List<double> scores)
    {
        var mean = scores.Average();
        var half = Quantile * StandardError(scores, mean);
        return new(mean, mean - half, mean + half, scores.Count);
    }

    private static double StandardError(List<double> values, double mean) =>
        Math.Sqrt(values.Sum(each => (each - mean) * (each - mean)) / (values.Count - 1) / values.Count);

    private static PolicyOverlap OverlapOf(IReadOnlyList<LoggedReward> rows, double sum)
    {
        var weights = rows.Select(row => row.Weight).OrderDescending().ToList();
        var squares = weights.Sum(weight => weight * weight);
        var effective = squares > 0 ? sum * sum / squares : 0;
        var needed = Math.Max(MinEffective, SkewnessFactor * SquaredSkewness(rows, sum));
        var mean = sum / rows.Count;
        return new(
            rows.Count,
            mean,
            weights[0],
            effective,
            needed,
            effective >= needed ? 0 : StillNeeded(rows.Count, effective, needed),
            sum > 0 ? weights.Take(Math.Max(rows.Count / 100, 1)).Sum() / sum : 0
        )
        {
            PropensitiesDoNotFit = Math.Abs(mean - 1) > MaxErrors * StandardError(weights, mean),
            Weights = WeightHistogram.Of(weights),
        };
    }

    // The effective size grows with the rows; without any, its growth rate is unknown.
    private static long StillNeeded(int rows, double effective, double needed) =>
        effective > 0 ? (long)Math.Ceiling((rows * needed / effective) - rows) : (long)Math.Ceiling(needed);

    // Skewness of the reward under the target policy. Without variance there is none, whatever the reward.
    private static double SquaredSkewness(IReadOnlyList<LoggedReward> rows, double sum)
    {
        if (sum <= 0)
        {
            return 0;
        }

        var mean = rows.Sum(row => row.Weight * row.Reward) / sum;
        var second = rows.Sum(row => row.Weight * (row.Reward - mean) * (row.Reward - mean)) / sum;
        var third = rows.Sum(row => row.Weight * (row.Reward - mean) * (row.Reward - mean) * (row.Reward - mean)) / sum;
        return second > 0 ? third * third / (second * second * second) : 0;
    }

    /// <summary>Mean rewards of the rows outside one fold.</summary>
    private sealed class RewardModel
    {
        private readonly Dictionary<string, double> _means;

        public RewardModel(IReadOnlyList<LoggedReward> rows, int fold)
        {
            var others = rows.Where((_, at) => at % Folds != fold).DefaultIfEmpty(rows[0]).ToList();
            Mean = others.Average(row => row.Reward);
            _means = others
                .GroupBy(row => row.Action, StringComparer.Ordinal)
                .ToDictionary(
                    group => group.Key,
                    group => (group.Sum(row => row.Reward) + (Shrinkage * Mean)) / (group.Count() + Shrinkage),
                    StringComparer.Ordinal
                );
            MeanOfActions = rows.Select(row => row.Action).Distinct(StringComparer.Ordinal).Average(Of);
        }

        public double Mean { get; }

        public double MeanOfActions { get; }

        public double Of(string action) => _means.GetValueOrDefault(action, Mean);
    }
}
