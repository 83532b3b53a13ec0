namespace RecsConsole.Engine.Boosting.LightGbm;

/// <summary>Reads a whole model: head, trees, and the parameters at the end.</summary>
internal sealed class LightGbmReader(LightGbmLines lines)
{
    private const int MaxColumns = 1_000_000;

    public BoostedTrees Read()
    {
        if (!string.Equals(lines.NextFilled(), "tree", StringComparison.Ordinal))
        {
            throw new LightGbmFormatException(lines.Number, "a model of LightGBM begins with the word 'tree'.");
        }

        var head = lines.Fields();
        CheckKind(head);
        var columns = Columns(head);
        var (objective, sigmoid) = Objective(head.Required("objective"));
        var trees = Trees(columns.Count);
        if (head.TryGetValue("tree_sizes", out var sizes) && sizes.Words.Count != trees.Count)
        {
            throw sizes.Error($"{sizes.Words.Count} trees are announced, and there are {trees.Count}.");
        }

        return new(columns, trees)
        {
            Objective = objective,
            Sigmoid = sigmoid,
            Parameters = Parameters(),
        };
    }

    private static void CheckKind(LightGbmFields head)
    {
        var version = head.Required("version");
        if (version.Value is not ("v3" or "v4"))
        {
            throw version.Error($"version '{version.Value}' is not v3 or v4.");
        }

        foreach (var name in (string[])["num_class", "num_tree_per_iteration"])
        {
            var field = head.Required(name);
            if (field.Integer() != 1)
            {
                throw field.Error("models of several classes are not served here.");
            }
        }

        if (head.TryGetValue("average_output", out var average))
        {
            throw average.Error("random forests are not served here.");
        }
    }

    private static ModelColumns Columns(LightGbmFields head)
    {
        var last = head.Required("max_feature_idx");
        var count = last.Integer() + 1;
        if (count is < 1 or > MaxColumns)
        {
            throw last.Error($"there must be from 1 to {MaxColumns} columns.");
        }

        var (names, ranges) = (head.Required("feature_names"), head.Required("feature_infos"));
        Require(names, count);
        Require(ranges, count);
        var hasMonotone = head.TryGetValue("monotone_constraints", out var monotone);
        return new(names.Words, ranges.Words) { Monotone = hasMonotone ? monotone.Integers(count) : [] };
    }

    private static void Require(LightGbmField field, int count)
    {
        if (field.Words.Count != count)
        {
            throw field.Error($"there must be {count} values, not {field.Words.Count}.");
        }
    }

    private static (BoostingObjective Objective, double Sigmoid) Objective(LightGbmField field)
    {
        var words = field.Words;
        var sigmoid = 1.0;
        if (words.Count == 0 || LightGbmNumbers.ObjectiveOf(words[0]) is not { } objective)
        {
            throw field.Error($"the objective '{field.Value}' is not binary, regression or lambdarank.");
        }

        foreach (var word in words.Skip(1))
        {
            var isSigmoid = objective == BoostingObjective.Binary && word.StartsWith("sigmoid:", StringComparison.Ordinal);
            sigmoid =
                isSigmoid && LightGbmNumbers.NumberOf(word["sigmoid:".Length..]) is > 0 and var value
                    ? value
                    : throw field.Error($"'{word}' is not known for the objective '{words[0]}'.");
        }

        return (objective, sigmoid);
    }

    private List<RegressionTree> Trees(int columns)
    {
        var trees = new List<RegressionTree>();
        while (true)
        {
            var line = lines.NextFilled();
            if (string.Equals(line, "end of trees", StringComparison.Ordinal))
            {
                return trees;
            }

            if (!string.Equals(line, FormattableString.Invariant($"Tree={trees.Count}"), StringComparison.Ordinal))
            {
                throw new LightGbmFormatException(lines.Number, $"here must be 'Tree={trees.Count}' or 'end of trees'.");
            }

            trees.Add(LightGbmTreeReader.Read(lines.Fields(), columns));
        }
    }

    // the lines from "parameters:" to "end of parameters"; column usage is counted from the trees, not read
    private List<string> Parameters()
    {
        var parameters = new List<string>();
        var isInside = false;
        while (lines.Next() is { } line && !string.Equals(line, "end of parameters", StringComparison.Ordinal))
        {
            if (isInside && line.Length > 0)
            {
                parameters.Add(line);
            }

            isInside |= string.Equals(line, "parameters:", StringComparison.Ordinal);
        }

        return parameters;
    }
}
