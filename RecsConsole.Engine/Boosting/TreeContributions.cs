namespace RecsConsole.Engine.Boosting;

/// <summary>
/// What each column adds to a tree's value for one row: Shapley values over the paths of the tree, where an unknown column is followed to
/// both sides in proportion to the training rows (S. M. Lundberg, G. G. Erion and S.-I. Lee, "Consistent Individualized Feature Attribution
/// for Tree Ensembles", arXiv:1802.03888, 2018, algorithm 2). They sum to the tree's value minus its mean.
/// </summary>
internal static class TreeContributions
{
    /// <summary>Adds the contributions to <paramref name="sums"/>; the mean goes into its last element.</summary>
    public static void Add(RegressionTree tree, ReadOnlySpan<double> row, Span<double> sums)
    {
        sums[^1] += Mean(tree);
        if (tree.Nodes.Count > 0)
        {
            var walk = new Walk(tree, row, sums);
            walk.Visit(0, new Element[tree.Depth + 2], 0, new(-1, 1, 1, 0));
        }
    }

    /// <summary>What a leaf contributes to each column on its path.</summary>
    /// <param name="unknown">For each column, the fraction of rows that follow the path if the column is unknown.</param>
    /// <param name="pattern">A bit for each column: whether the row follows the path there.</param>
    public static double[] OfLeaf(double value, double[] unknown, int pattern)
    {
        var path = new Element[unknown.Length + 1];
        Extend(path, 0, new(-1, 1, 1, 0));
        for (var i = 0; i < unknown.Length; i++)
        {
            Extend(path, i + 1, new(i, unknown[i], (pattern >> i) & 1, 0));
        }

        var parts = new double[unknown.Length];
        for (var i = 1; i < path.Length; i++)
        {
            parts[i - 1] = UnwoundWeight(path, unknown.Length, i) * (path[i].Known - path[i].Unknown) * value;
        }

        return parts;
    }

    /// <summary>The fraction of a node's training rows that went to a child.</summary>
    public static double Share(RegressionTree tree, int child, TreeNode node) =>
        (double)(child < 0 ? tree.Leaves[~child].Rows : tree.Nodes[child].Rows) / node.Rows;

    /// <summary>The tree's mean value over the training rows.</summary>
    public static double Mean(RegressionTree tree)
    {
        if (tree.Nodes.Count == 0)
        {
            return tree.Leaves[0].Value;
        }

        var mean = 0.0;
        foreach (var leaf in tree.Leaves)
        {
            mean += (double)leaf.Rows / tree.Nodes[0].Rows * leaf.Value;
        }

        return mean;
    }

    /// <summary>
    /// A column on a path: the fraction of rows that follow it if it is unknown, whether this row does, and the weight of subsets by size.
    /// </summary>
    private record struct Element(int Column, double Unknown, double Known, double Weight);

    private readonly ref struct Walk(RegressionTree tree, ReadOnlySpan<double> row, Span<double> sums)
    {
        private readonly ReadOnlySpan<double> _row = row;
        private readonly Span<double> _sums = sums;

        public void Visit(int at, ReadOnlySpan<Element> above, int length, Element added)
        {
            var path = new Element[above.Length];
            above[..length].CopyTo(path);
            Extend(path, length, added);
            if (at < 0)
            {
                AddLeaf(tree.Leaves[~at].Value, path, length);
                return;
            }

            var node = tree.Nodes[at];
            var hot = tree.ChildOf(node, _row[node.Column]);
            var (unknown, known) = (1.0, 1.0);
            var earlier = Array.FindIndex(path, 0, length + 1, each => each.Column == node.Column);
            if (earlier >= 0)
            {
                (unknown, known) = (path[earlier].Unknown, path[earlier].Known);
                Unwind(path, length, earlier);
                length--;
            }

            var cold = hot == node.Left ? node.Right : node.Left;
            Visit(hot, path, length + 1, new(node.Column, Share(tree, hot, node) * unknown, known, 0));
            Visit(cold, path, length + 1, new(node.Column, Share(tree, cold, node) * unknown, 0, 0));
        }

        private void AddLeaf(double value, Element[] path, int length)
        {
            for (var i = 1; i <= length; i++)
            {
                _sums[path[i].Column] += UnwoundWeight(path, length, i) * (path[i].Known - path[i].Unknown) * value;
            }
        }
    }

    // EXTEND: updates the weights of subsets, by size, when a column is added
    private static void Extend(Element[] path, int length, Element added)
    {
        path[length] = added with { Weight = length == 0 ? 1 : 0 };
        for (var i = length - 1; i >= 0; i--)
        {
            path[i + 1].Weight += added.Known * path[i].Weight * (i + 1) / (length + 1);
            path[i].Weight = added.Unknown * path[i].Weight * (length - i) / (length + 1);
        }
    }

    // UNWIND: removes a column
    private static void Unwind(Element[] path, int length, int place)
    {
        var (unknown, known) = (path[place].Unknown, path[place].Known);
        var next = path[length].Weight;
        for (var i = length - 1; i >= 0; i--)
        {
            if (known != 0)
            {
                var weight = path[i].Weight;
                path[i].Weight = next * (length + 1) / ((i + 1) * known);
                next = weight - (path[i].Weight * unknown * (length - i) / (length + 1));
            }
            else
            {
                path[i].Weight = path[i].Weight * (length + 1) / (unknown * (length - i));
            }
        }

        for (var i = place; i < length; i++)
        {
            path[i] = path[i + 1] with { Weight = path[i].Weight };
        }
    }

    // the sum of the weights that would remain without a column
    private static double UnwoundWeight(Element[] path, int length, int place)
    {
        var (unknown, known) = (path[place].Unknown, path[place].Known);
        var (next, total) = (path[length].Weight, 0.0);
        for (var i = length - 1; i >= 0; i--)
        {
            if (known != 0)
            {
                var weight = next * (length + 1) / ((i + 1) * known);
                total += weight;
                next = path[i].Weight - (weight * unknown * (length - i) / (length + 1));
            }
            else if (unknown != 0)
            {
                total += path[i].Weight / (unknown * (length - i) / (length + 1));
            }
        }

        return total;
    }
}
