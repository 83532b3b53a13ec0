namespace RecsConsole.Engine.Boosting;

/// <summary>One tree: nodes (the root is the first), leaves, and sets of categories as bits.</summary>
public sealed class RegressionTree
{
    /// <exception cref="BoostingException">The nodes and leaves are not one tree.</exception>
    public RegressionTree(IReadOnlyList<TreeNode> nodes, IReadOnlyList<TreeLeaf> leaves, IReadOnlyList<IReadOnlyList<uint>> categorySets)
    {
        ArgumentNullException.ThrowIfNull(nodes);
        ArgumentNullException.ThrowIfNull(leaves);
        ArgumentNullException.ThrowIfNull(categorySets);
        (Nodes, Leaves, CategorySets) = (nodes, leaves, categorySets);
        Depth = CheckedDepth();
    }

    public IReadOnlyList<TreeNode> Nodes { get; }

    public IReadOnlyList<TreeLeaf> Leaves { get; }

    /// <summary>Each number is a bit set of 32 categories, lowest bit first.</summary>
    public IReadOnlyList<IReadOnlyList<uint>> CategorySets { get; }

    /// <summary>The learning rate already applied to the leaves; 1 for the first tree, which also contains the starting score.</summary>
    public double Shrinkage { get; init; } = 1;

    /// <summary>The largest number of nodes above a leaf.</summary>
    public int Depth { get; }

    /// <summary>What the tree adds to the score of a row.</summary>
    public double Predict(ReadOnlySpan<double> row)
    {
        var at = Nodes.Count > 0 ? 0 : ~0;
        while (at >= 0)
        {
            at = ChildOf(Nodes[at], row[Nodes[at].Column]);
        }

        return Leaves[~at].Value;
    }

    /// <summary>The child that a value leads to.</summary>
    public int ChildOf(TreeNode node, double value)
    {
        ArgumentNullException.ThrowIfNull(node);
        if (!node.IsCategorical)
        {
            return node.ChildOf(value);
        }

        return Holds(CategorySets[(int)node.Threshold], value) ? node.Left : node.Right;
    }

    /// <summary>Whether a set of categories contains the one that a value denotes.</summary>
    public static bool Holds(IReadOnlyList<uint> set, double value)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (!(value > -1 && value < int.MaxValue)) // LightGBM cuts to whole numbers before it looks at the sign
        {
            return false;
        }

        var category = (int)value;
        return category / 32 < set.Count && ((set[category / 32] >> (category % 32)) & 1) != 0;
    }

    // Every node but the root, and every leaf, must have exactly one parent. Otherwise a walk might never end.
    private int CheckedDepth()
    {
        Require(Leaves.Count == Nodes.Count + 1, $"A tree of {Nodes.Count} nodes has {Nodes.Count + 1} leaves, not {Leaves.Count}.");
        var (deepest, reached) = (0, 0);
        var open = new Stack<(int At, int Depth)>([(Nodes.Count > 0 ? 0 : ~0, 0)]);
        while (open.TryPop(out var each))
        {
            reached++;
            Require(reached <= Nodes.Count + Leaves.Count, "The children go in a circle.");
            deepest = Math.Max(deepest, each.Depth);
            if (each.At < 0)
            {
                Require(~each.At < Leaves.Count, $"There is no leaf {~each.At}.");
                continue;
            }

            Require(each.At < Nodes.Count, $"There is no node {each.At}.");
            var node = Nodes[each.At];
            Require(node.Left != 0 && node.Right != 0, "The root is nobody's child.");
            Require(!node.IsCategorical || IsSet(node.Threshold), $"Node {each.At} names no set of categories.");
            open.Push((node.Right, each.Depth + 1));
            open.Push((node.Left, each.Depth + 1));
        }

        Require(reached == Nodes.Count + Leaves.Count, "A node is never reached.");
        return deepest;
    }

    private bool IsSet(double place) => place >= 0 && place < CategorySets.Count && place == Math.Floor(place);

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new BoostingException(message);
        }
    }
}
