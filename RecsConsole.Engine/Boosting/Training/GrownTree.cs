using RecsConsole.Engine.Boosting.Training.Bins;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>A tree over bins while it is grown, and its walk over rows that were not used to grow it.</summary>
internal sealed class GrownTree(BinnedRows rows)
{
    private readonly List<GrownNode> _nodes = [];

    // for each leaf: its parent node and side, so that the parent can be updated when the leaf becomes a node
    private readonly List<(int Node, bool IsLeft)> _above = [(-1, false)];

    public IReadOnlyList<GrownNode> Nodes => _nodes;

    public int Leaves => _above.Count;

    /// <summary>Replaces a leaf with a node; its left child keeps the leaf's number. Returns the number of the right child.</summary>
    public int Split(int leaf, LeafState state, double value, Split split)
    {
        var (place, right) = (_nodes.Count, _above.Count);
        _nodes.Add(new(state, value, split, split.Sides(rows.Columns[split.Place].Bins), ~leaf, ~right));
        var (node, isLeft) = _above[leaf];
        if (node >= 0)
        {
            _nodes[node] = isLeft ? _nodes[node] with { Left = place } : _nodes[node] with { Right = place };
        }

        _above[leaf] = (place, true);
        _above.Add((place, false));
        return right;
    }

    /// <summary>The leaf of a binned row that has the same columns as the rows the tree was grown on.</summary>
    public int LeafOf(BinnedRows others, int row)
    {
        var at = _nodes.Count > 0 ? 0 : ~0;
        while (at >= 0)
        {
            var node = _nodes[at];
            at = node.Sides[others.Column(node.Split.Place)[row]] != 0 ? node.Left : node.Right;
        }

        return ~at;
    }
}

/// <summary>A divided leaf: what it was, the value it would have had, and where its rows went.</summary>
internal sealed record GrownNode(LeafState State, double Value, Split Split, byte[] Sides, int Left, int Right);
