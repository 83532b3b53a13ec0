using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Ranking;

/// <summary>
/// Ranks by boosted trees: the score is the sum over the trees, rounded once to a scaled integer. Each column's contribution is its
/// TreeSHAP value; the base absorbs the rounding of the contributions, so that they add up exactly. A kind without trees is ranked by the
/// part's logistic model, or else by the heuristic.
/// </summary>
public sealed class BoostedTreesRanker : IRanker
{
    private readonly IRanker _others;
    private readonly Dictionary<SlateKind, ReadTrees> _models;

    /// <summary>Creates a ranker from the models of a part.</summary>
    /// <exception cref="ArgumentException">This engine cannot rank with one of them.</exception>
    public BoostedTreesRanker(ModelPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        if (part.Problem() is { } problem)
        {
            throw new ArgumentException(problem, nameof(part));
        }

        _others = part.Models.Count > 0 ? new LogisticRanker(part with { Trees = null }) : new HeuristicRanker();
        _models = (part.Trees ?? []).ToDictionary(model => model.Kind, model => new ReadTrees(model, TreesReader.Read(model)));
        Version = part.Version;
    }

    /// <inheritdoc />
    public string Version { get; }

    /// <summary>The ranker for a part: by trees if it has any.</summary>
    public static IRanker For(ModelPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Trees is { Count: > 0 } ? new BoostedTreesRanker(part) : new LogisticRanker(part);
    }

    /// <inheritdoc />
    public IReadOnlyList<CandidateScore> Score(FeatureMatrix features, SlateKind kind, ConfigurationPart configuration)
    {
        ArgumentNullException.ThrowIfNull(features);
        if (!_models.TryGetValue(kind, out var model))
        {
            return _others.Score(features, kind, configuration);
        }

        int[] columns = [.. model.Columns.Select(features.ColumnOf)];
        var values = new double[features.Rows.Count * columns.Length];
        for (var i = 0; i < features.Rows.Count; i++)
        {
            Fill(values.AsSpan(i * columns.Length, columns.Length), features.Rows[i], columns);
        }

        var raw = new double[features.Rows.Count];
        model.Trees.Predict(values, raw);
        var scores = new CandidateScore[raw.Length];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = ScoreOf(model, features.Rows[i], columns, FixedPoint.FromDouble(raw[i]));
        }

        return scores;
    }

    /// <inheritdoc />
    public ScoreFloor FloorOf(SlateKind kind) =>
        _models.TryGetValue(kind, out var model) ? ScoreFloor.OfModel(model.LeastScore) : _others.FloorOf(kind);

    /// <inheritdoc />
    public long OffsetOf(SlateKind kind, string caseType) =>
        _models.TryGetValue(kind, out var model) ? model.Model.OffsetOf(caseType) : _others.OffsetOf(kind, caseType);

    private static CandidateScore ScoreOf(ReadTrees model, IReadOnlyList<long> row, int[] columns, long score) =>
        new(score, model.Calibration.Apply(score), () => PartsOf(model, row, columns, score));

    private static List<Contribution> PartsOf(ReadTrees model, IReadOnlyList<long> row, int[] columns, long score)
    {
        var values = new double[columns.Length];
        Fill(values, row, columns);
        var added = model.Trees.Contributions(values);
        var parts = new List<Contribution>(columns.Length + 1) { new(LogisticRanker.Base, FixedPoint.One, 0, 0) };
        var rest = score;
        for (var i = 0; i < columns.Length; i++)
        {
            var amount = FixedPoint.FromDouble(added[i]);
            if (amount != 0)
            {
                parts.Add(new(model.Columns[i], row[columns[i]], 0, amount));
                rest -= amount;
            }
        }

        parts[0] = new(LogisticRanker.Base, FixedPoint.One, rest, rest);
        return parts;
    }

    private static void Fill(Span<double> values, IReadOnlyList<long> row, int[] columns)
    {
        for (var i = 0; i < columns.Length; i++)
        {
            values[i] = FixedPoint.ToDouble(row[columns[i]]);
        }
    }

    private sealed record ReadTrees(TreeModel Model, BoostedTrees Trees)
    {
        public IReadOnlyList<string> Columns => Model.Columns;

        public long? LeastScore => Model.LeastScore;

        public CalibrationMap Calibration => Model.Calibration;
    }
}
