using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Ranking;

/// <summary>Why this engine cannot rank with a model: it was trained for other features, or its numbers are invalid.</summary>
public static class ModelProblems
{
    // a weight of 1,000 already outweighs all others; larger sums could overflow
    private const long MaxWeight = 1_000 * FixedPoint.One;

    private const double MaxScore = 1_000;

    // log odds of 20 leave no doubt either way
    private const long MaxOffset = 20 * FixedPoint.One;

    /// <summary>Why this engine cannot rank with the part; null when it can.</summary>
    public static string? Problem(this ModelPart part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var models = part.All.ToList();
        if (models.Count == 0)
        {
            return "The model part holds no model.";
        }

        if (!IsInOrder(part.Models) || !IsInOrder(part.Trees ?? []) || !IsInOrder(models))
        {
            return "The model part holds two models of one kind, or not in the order of kinds.";
        }

        foreach (var model in models)
        {
            if (model.Problem() is { } problem)
            {
                return $"The model '{model.Version}' cannot rank: {problem}.";
            }
        }

        return null;
    }

    /// <summary>Why this engine cannot rank with the model; null when it can.</summary>
    public static string? Problem(this RankerModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        if (model.FeatureSchema != FeatureExtractor.SchemaVersion)
        {
            return $"it was trained on feature schema {model.FeatureSchema}, and this engine makes schema {FeatureExtractor.SchemaVersion}";
        }

        if (model.Version.Length == 0 || model.Columns.Count == 0)
        {
            return "it has no version, no columns, or not one weight for each column";
        }

        if (model.Columns.Distinct(StringComparer.Ordinal).Count() != model.Columns.Count)
        {
            return "it names a column twice";
        }

        var known = FeatureColumns.Of(model.Kind);
        if (model.Columns.FirstOrDefault(column => !known.Contains(column, StringComparer.Ordinal)) is { } unknown)
        {
            return $"it needs the column '{unknown}', which this engine does not make";
        }

        return ProblemOfNumbers(model) ?? model.Calibration.Problem() ?? ProblemOfOffsets(model.TypeOffsets ?? []);
    }

    private static string? ProblemOfNumbers(RankerModel model) =>
        model switch
        {
            LogisticModel logistic => ProblemOfWeights(logistic),
            TreeModel trees => ProblemOfTrees(trees),
            _ => $"this engine has no ranker of the form '{model.Form}'",
        };

    private static string? ProblemOfWeights(LogisticModel model)
    {
        if (model.Columns.Count != model.Weights.Count)
        {
            return "it has no version, no columns, or not one weight for each column";
        }

        return model.Weights.Append(model.Intercept).Any(weight => Math.Abs(weight) > MaxWeight) ? "a weight is out of range" : null;
    }

    private static string? ProblemOfOffsets(IReadOnlyList<TypeOffset> offsets) =>
        offsets.DistinctBy(each => each.CaseType, StringComparer.Ordinal).Count() != offsets.Count ? "it names a case type twice"
        : offsets.Any(each => Math.Abs(each.Offset) > MaxOffset) ? "the offset of a case type is out of range"
        : null;

    private static string? ProblemOfTrees(TreeModel model)
    {
        try
        {
            var trees = TreesReader.Read(model).Trees;
            var max = trees.Sum(tree => tree.Leaves.Max(leaf => Math.Abs(leaf.Value)));
            return double.IsFinite(max) && max <= MaxScore ? null : "the values of its leaves are out of range";
        }
        catch (BoostingException e)
        {
            return $"its trees cannot be read: {e.Message}";
        }
    }

    private static bool IsInOrder(IReadOnlyList<RankerModel> models) =>
        models.Zip(models.Skip(1)).All(pair => pair.First.Kind < pair.Second.Kind);
}
