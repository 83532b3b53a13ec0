using System.Globalization;
using System.Text;

namespace RecsConsole.Engine.Boosting.LightGbm;

/// <summary>Writes a model's text.</summary>
internal static class LightGbmWriter
{
    public static string Text(BoostedTrees model)
    {
        var trees = model.Trees.Select((tree, place) => TreeText(tree, place)).ToList();
        var text = new StringBuilder("tree\nversion=v4\nnum_class=1\nnum_tree_per_iteration=1\nlabel_index=0\n");
        Line(text, "max_feature_idx", [Format(model.Columns.Count - 1)]);
        Line(text, "objective", ObjectiveWords(model));
        Line(text, "feature_names", model.Columns.Names);
        if (model.Columns.Monotone.Count > 0)
        {
            Line(text, "monotone_constraints", model.Columns.Monotone.Select(Format));
        }

        Line(text, "feature_infos", model.Columns.Ranges);
        Line(text, "tree_sizes", trees.Select(tree => Format(Encoding.UTF8.GetByteCount(tree))));
        text.Append('\n').AppendJoin("", trees).Append("end of trees\n\nfeature_importances:\n");
        AppendImportances(text, model);
        text.Append("\nparameters:\n");
        foreach (var parameter in model.Parameters)
        {
            text.Append(parameter).Append('\n');
        }

        return text.Append("\nend of parameters\n").ToString();
    }

    private static string[] ObjectiveWords(BoostedTrees model)
    {
        var name = LightGbmNumbers.Of(model.Objective);
        return model.Objective == BoostingObjective.Binary ? [name, $"sigmoid:{LightGbmNumbers.Shortest(model.Sigmoid)}"] : [name];
    }

    // most used first; ties keep column order
    private static void AppendImportances(StringBuilder text, BoostedTrees model)
    {
        var counts = model.SplitCounts();
        foreach (
            var column in Enumerable.Range(0, counts.Length).Where(column => counts[column] > 0).OrderByDescending(column => counts[column])
        )
        {
            Line(text, model.Columns.Names[column], [Format(counts[column])]);
        }
    }

    private static string TreeText(RegressionTree tree, int place)
    {
        var text = new StringBuilder();
        Line(text, "Tree", [Format(place)]);
        Line(text, "num_leaves", [Format(tree.Leaves.Count)]);
        Line(text, "num_cat", [Format(tree.CategorySets.Count)]);
        Line(text, "split_feature", tree.Nodes.Select(node => Format(node.Column)));
        Line(text, "split_gain", tree.Nodes.Select(node => LightGbmNumbers.Short(node.Gain)));
        Line(text, "threshold", tree.Nodes.Select(node => LightGbmNumbers.Exact(node.Threshold)));
        Line(text, "decision_type", tree.Nodes.Select(node => Format(LightGbmDecision.Of(node))));
        Line(text, "left_child", tree.Nodes.Select(node => Format(node.Left)));
        Line(text, "right_child", tree.Nodes.Select(node => Format(node.Right)));
        Line(text, "leaf_value", tree.Leaves.Select(leaf => LightGbmNumbers.Exact(leaf.Value)));
        Line(text, "leaf_weight", tree.Leaves.Select(leaf => LightGbmNumbers.Exact(leaf.Weight)));
        Line(text, "leaf_count", tree.Leaves.Select(leaf => Format(leaf.Rows)));
        Line(text, "internal_value", tree.Nodes.Select(node => LightGbmNumbers.Short(node.Value)));
        Line(text, "internal_weight", tree.Nodes.Select(node => LightGbmNumbers.Short(node.Weight)));
        Line(text, "internal_count", tree.Nodes.Select(node => Format(node.Rows)));
        if (tree.CategorySets.Count > 0)
        {
            var ends = tree.CategorySets.Select((_, i) => tree.CategorySets.Take(i + 1).Sum(set => set.Count));
            Line(text, "cat_boundaries", ends.Prepend(0).Select(Format));
            Line(
                text,
                "cat_threshold",
                tree.CategorySets.SelectMany(set => set).Select(bits => bits.ToString(CultureInfo.InvariantCulture))
            );
        }

        text.Append("is_linear=0\n");
        Line(text, "shrinkage", [LightGbmNumbers.Shortest(tree.Shrinkage)]);
        return text.Append("\n\n").ToString();
    }

    private static void Line(StringBuilder text, string name, IEnumerable<string> words) =>
        text.Append(name).Append('=').AppendJoin(' ', words).Append('\n');

    private static string Format(int number) => number.ToString(CultureInfo.InvariantCulture);
}
