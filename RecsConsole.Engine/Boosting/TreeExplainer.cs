namespace RecsConsole.Engine.Boosting;

/// <summary>
/// The contributions of <see cref="TreeContributions"/>, cached: what a leaf contributes to the columns on its path depends only on which
/// of these columns lead to it (J. Yang, "Fast TreeSHAP", arXiv:2109.09847, 2021, version 2), and what the tree contributes depends only on
/// which way a row turns at each node. Each pattern is computed on first use; the most recent ones are kept.
/// </summary>
internal sealed class TreeExplainer
{
    // beyond this, a leaf has too many patterns, or the turns at the nodes do not fit into one number
    private const int MaxColumns = 10;
    private const int MaxNodes = 64;
    private const int MaxKept = 256;
    private const int MaxOnStack = 512;

    private readonly RegressionTree _tree;
    private readonly double _mean;
    private readonly LeafPath[]? _paths;
    private readonly int[] _columns = [];
    private readonly Explained?[] _kept = [];

    public TreeExplainer(RegressionTree tree)
    {
        (_tree, _mean) = (tree, TreeContributions.Mean(tree));
        if (tree.Nodes.Count is > 0 and <= MaxNodes)
        {
            _columns = [.. tree.Nodes.Select(node => node.Column).Distinct()];
            _kept = new Explained?[MaxKept];
            var paths = new LeafPath[tree.Leaves.Count];
            Collect(tree, 0, [], paths);
            _paths = Array.TrueForAll(paths, path => path.Columns.Length <= MaxColumns) ? paths : null;
        }
    }

    /// <summary>Adds the contributions to <paramref name="sums"/>; the mean goes into its last element.</summary>
    public void Add(ReadOnlySpan<double> row, Span<double> sums)
    {
        if (_paths is null)
        {
            TreeContributions.Add(_tree, row, sums);
            return;
        }

        sums[^1] += _mean;
        var parts = PartsOf(LeftTurns(row), sums.Length);
        for (var i = 0; i < _columns.Length; i++)
        {
            sums[_columns[i]] += parts[i];
        }
    }

    // two threads may compute the same entry; the results are equal, and each thread sees a whole entry or none
    private double[] PartsOf(ulong left, int width)
    {
        var place = (int)((left * 0x9E3779B97F4A7C15) >> 56);
        if (_kept[place] is { } known && known.Left == left)
        {
            return known.Parts;
        }

        var sums = width <= MaxOnStack ? stackalloc double[width] : new double[width];
        sums.Clear();
        foreach (var path in _paths!)
        {
            path.Add(left, sums);
        }

        var parts = new double[_columns.Length];
        for (var i = 0; i < parts.Length; i++)
        {
            parts[i] = sums[_columns[i]];
        }

        _kept[place] = new(left, parts);
        return parts;
    }

    // one bit for each node: whether the row goes left there
    private ulong LeftTurns(ReadOnlySpan<double> row)
    {
        var turns = 0UL;
        for (var i = 0; i < _tree.Nodes.Count; i++)
        {
            var node = _tree.Nodes[i];
            if (_tree.ChildOf(node, row[node.Column]) == node.Left)
            {
                turns |= 1UL << i;
            }
        }

        return turns;
    }

    private static void Collect(RegressionTree tree, int at, List<Turn> above, LeafPath[] paths)
    {
        if (at < 0)
        {
            paths[~at] = LeafPath.From(tree.Leaves[~at].Value, above);
            return;
        }

        var node = tree.Nodes[at];
        Collect(tree, node.Left, [.. above, new(at, node.Column, IsLeft: true, TreeContributions.Share(tree, node.Left, node))], paths);
        Collect(tree, node.Right, [.. above, new(at, node.Column, IsLeft: false, TreeContributions.Share(tree, node.Right, node))], paths);
    }

    /// <summary>What a tree contributes to its columns for one combination of turns at its nodes.</summary>
    private sealed record Explained(ulong Left, double[] Parts);

    /// <summary>A turn on the way to a leaf.</summary>
    /// <param name="Share">The fraction of the node's rows that turn this way.</param>
    private readonly record struct Turn(int Node, int Column, bool IsLeft, double Share);

    /// <summary>The columns tested on a leaf's path, each once, with the turns they must take.</summary>
    private sealed class LeafPath
    {
        private readonly double _value;
        private readonly ulong[] _left;
        private readonly ulong[] _right;
        private readonly double[] _unknown;
        private readonly double[]?[] _byPattern;

        private LeafPath(double value, IReadOnlyList<IGrouping<int, Turn>> columns)
        {
            _value = value;
            Columns = [.. columns.Select(column => column.Key)];
            _left = [.. columns.Select(column => Bits(column.Where(turn => turn.IsLeft)))];
            _right = [.. columns.Select(column => Bits(column.Where(turn => !turn.IsLeft)))];
            _unknown = [.. columns.Select(column => column.Aggregate(1.0, (share, turn) => share * turn.Share))];
            _byPattern = columns.Count <= MaxColumns ? new double[]?[1 << columns.Count] : [];
        }

        public int[] Columns { get; }

        public static LeafPath From(double value, List<Turn> turns) => new(value, [.. turns.GroupBy(turn => turn.Column)]);

        public void Add(ulong left, Span<double> sums)
        {
            var pattern = 0;
            for (var i = 0; i < _left.Length; i++)
            {
                if ((left & _left[i]) == _left[i] && (left & _right[i]) == 0)
                {
                    pattern |= 1 << i;
                }
            }

            // two threads may both compute it; the results are equal
            var parts = _byPattern[pattern] ??= TreeContributions.OfLeaf(_value, _unknown, pattern);
            for (var i = 0; i < parts.Length; i++)
            {
                sums[Columns[i]] += parts[i];
            }
        }

        private static ulong Bits(IEnumerable<Turn> turns) => turns.Aggregate(0UL, (bits, turn) => bits | (1UL << turn.Node));
    }
}
