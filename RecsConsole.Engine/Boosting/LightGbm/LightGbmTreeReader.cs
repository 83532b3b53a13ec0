namespace RecsConsole.Engine.Boosting.LightGbm;

/// <summary>Reads one tree from its lines.</summary>
internal static class LightGbmTreeReader
{
    private const int MaxLeaves = 1 << 20;

    public static RegressionTree Read(LightGbmFields fields, int columns)
    {
        var size = fields.Required("num_leaves");
        var leaves = size.Integer();
        if (leaves is < 1 or > MaxLeaves)
        {
            throw size.Error($"a tree has from 1 to {MaxLeaves} leaves.");
        }

        if (fields.TryGetValue("is_linear", out var linear) && linear.Integer() != 0)
        {
            throw linear.Error("trees with linear leaves are not served here.");
        }

        var shrinkage = fields.Required("shrinkage").Number();
        try
        {
            return new(Nodes(fields, leaves - 1, columns), Leaves(fields, leaves), Sets(fields)) { Shrinkage = shrinkage };
        }
        catch (BoostingException e)
        {
            throw new LightGbmFormatException(fields.Line, e.Message);
        }
    }

    private static TreeNode[] Nodes(LightGbmFields fields, int count, int columns)
    {
        if (count == 0)
        {
            return [];
        }

        var source = fields.Required("split_feature");
        var column = source.Integers(count);
        if (Array.Exists(column, each => each < 0 || each >= columns))
        {
            throw source.Error($"a column is not from 0 to {columns - 1}.");
        }

        var (left, right) = (fields.Required("left_child").Integers(count), fields.Required("right_child").Integers(count));
        var (threshold, decision) = (fields.Required("threshold").Numbers(count), Decisions(fields.Required("decision_type"), count));
        var (gain, value) = (fields.Required("split_gain").Numbers(count), fields.Required("internal_value").Numbers(count));
        var (weight, rows) = (fields.Required("internal_weight").Numbers(count), fields.Required("internal_count").Integers(count));
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => new TreeNode
                {
                    Column = column[i],
                    Threshold = threshold[i],
                    IsCategorical = LightGbmDecision.IsCategorical(decision[i]),
                    MissingGoesLeft = LightGbmDecision.MissingGoesLeft(decision[i]),
                    Missing = LightGbmDecision.Missing(decision[i]),
                    Left = left[i],
                    Right = right[i],
                    Gain = gain[i],
                    Value = value[i],
                    Weight = weight[i],
                    Rows = rows[i],
                }),
        ];
    }

    private static int[] Decisions(LightGbmField field, int count)
    {
        var decisions = field.Integers(count);
        return Array.TrueForAll(decisions, LightGbmDecision.IsKnown) ? decisions : throw field.Error("a decision is of no known kind.");
    }

    private static TreeLeaf[] Leaves(LightGbmFields fields, int count)
    {
        var values = fields.Required("leaf_value").Numbers(count);
        if (count == 1 && !(fields.TryGetValue("leaf_count", out var field) && field.Words.Count == 1))
        {
            return [new(values[0], 0, 0)]; // a single-leaf tree does not need its sums, and some versions omit them
        }

        var (weights, rows) = (fields.Required("leaf_weight").Numbers(count), fields.Required("leaf_count").Integers(count));
        return [.. values.Select((value, i) => new TreeLeaf(value, weights[i], rows[i]))];
    }

    private static uint[][] Sets(LightGbmFields fields)
    {
        var size = fields.Required("num_cat");
        var count = size.Integer();
        if (count is < 0 or > MaxLeaves)
        {
            throw size.Error($"a tree has from 0 to {MaxLeaves} sets of categories.");
        }

        if (count == 0)
        {
            return [];
        }

        var (boundaries, words) = (fields.Required("cat_boundaries"), fields.Required("cat_threshold"));
        var starts = boundaries.Integers(count + 1);
        var bits = words
            .Words.Select(word => uint.TryParse(word, out var set) ? set : throw words.Error($"'{word}' is not a set."))
            .ToArray();
        var isOrdered = starts[0] == 0 && starts[^1] == bits.Length && starts.Zip(starts.Skip(1)).All(pair => pair.First < pair.Second);
        return isOrdered
            ? [.. starts.Zip(starts.Skip(1)).Select(pair => bits[pair.First..pair.Second])]
            : throw boundaries.Error($"the boundaries do not divide the {bits.Length} words of the sets.");
    }
}
