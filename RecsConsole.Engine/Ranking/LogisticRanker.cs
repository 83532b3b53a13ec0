using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Ranking;

/// <summary>
/// Ranks by trained models: the score is the intercept plus weight times value of each column, in scaled integers, so that the
/// contributions add up exactly. A kind without a model is ranked by the heuristic.
/// </summary>
public sealed class LogisticRanker : IRanker
{
    /// <summary>Name of the contribution that belongs to no column.</summary>
    public const string Base = "base";

    private readonly HeuristicRanker _heuristic = new();
    private readonly Dictionary<SlateKind, LogisticModel> _models;

    /// <summary>Creates a ranker from the models of a part.</summary>
    /// <exception cref="ArgumentException">This engine cannot rank with one of them.</exception>
    public LogisticRanker(ModelPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (part.Problem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(part));
        }

        _models = part.Models.ToDictionary(model => model.Kind);
        Version = part.Version;
    }

    /// <inheritdoc />
    public string Version { get; }

    /// <inheritdoc />
    public IReadOnlyList<CandidateScore> Score(FeatureMatrix features, SlateKind kind, ConfigurationPart configuration)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (!_models.TryGetValue(kind, out var model))
        {
            return _heuristic.Score(features, kind, configuration);
        }

        var columns = ColumnsOf(features, model);
        var scores = new CandidateScore[features.Rows.Count];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = ScoreOf(features.Rows[i], model, columns);
        }

        return scores;
    }

    /// <inheritdoc />
    public ScoreFloor FloorOf(SlateKind kind) => _models.TryGetValue(kind, out var model) ? ScoreFloor.OfModel(model.LeastScore) : default;

    /// <inheritdoc />
    public long OffsetOf(SlateKind kind, string caseType) => _models.TryGetValue(kind, out var model) ? model.OffsetOf(caseType) : 0;

    private static CandidateScore ScoreOf(IReadOnlyList<long> row, LogisticModel model, int[] columns)
    {
        var score = model.Intercept;
        for (var i = 0; i < columns.Length; i++)
        {
            score += row[columns[i]] * model.Weights[i] / FixedPoint.One;
        }

        return new(score, model.Calibration.Apply(score), () => PartsOf(row, model, columns));
    }

    private static List<Contribution> PartsOf(IReadOnlyList<long> row, LogisticModel model, int[] columns)
    {
        var contributions = new List<Contribution>(columns.Length + 1) { new(Base, FixedPoint.One, model.Intercept, model.Intercept) };
        for (var i = 0; i < columns.Length; i++)
        {
            var value = row[columns[i]];
            var amount = value * model.Weights[i] / FixedPoint.One;
            if (amount != 0)
            {
                contributions.Add(new(model.Columns[i], value, model.Weights[i], amount));
            }
        }

        return contributions;
    }

    private static int[] ColumnsOf(FeatureMatrix features, LogisticModel model)
    {
        var columns = new int[model.Columns.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = features.ColumnOf(model.Columns[i]);
        }

        return columns;
    }
}
