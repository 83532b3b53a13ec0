using RecsConsole.Engine.Boosting.Training.Bins;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>
/// Grows one tree leaf by leaf: the leaf whose split gains most is divided next (H. Shi, "Best-first decision tree learning", 2007, as in
/// LightGBM). Only the smaller child's histogram is built; subtracting it from the parent's gives the other's.
/// </summary>
internal sealed class TreeGrower
{
    private const int ColumnsAtOnce = 64;

    private readonly BinnedRows _rows;
    private readonly BoostingSettings _settings;
    private readonly Workers _workers;
    private readonly HistogramBuilder _builder;
    private readonly SplitFinder _finder;
    private readonly Stack<Histogram> _spare = new();
    private readonly LeafState?[] _leaves;
    private bool[] _mayUse = [];

    public TreeGrower(BinnedRows rows, BoostingSettings settings, Gradients gradients, Workers workers)
    {
        _rows = rows;
        _settings = settings;
        _workers = workers;
        _builder = new(rows, gradients, workers);
        _finder = new(rows.Columns, _builder.Offsets, settings, gradients);
        _leaves = new LeafState?[settings.Leaves];
        Partition = new(rows.Rows, settings.Leaves, workers);
    }

    /// <summary>Which rows are in which leaf of the last tree.</summary>
    public LeafRows Partition { get; }

    public LeafState Leaf(int leaf) => _leaves[leaf]!;

    /// <param name="chosen">The rows to grow on, in ascending order.</param>
    /// <param name="mayUse">Which columns, by place, may divide a leaf.</param>
    public GrownTree Grow(ReadOnlySpan<int> chosen, bool[] mayUse)
    {
        _mayUse = mayUse;
        var tree = new GrownTree(_rows);
        Partition.Start(chosen);
        Plant(chosen.Length);
        while (tree.Leaves < _settings.Leaves && BestLeaf(tree.Leaves) is { } leaf)
        {
            Divide(tree, leaf);
        }

        for (var leaf = 0; leaf < tree.Leaves; leaf++)
        {
            Release(_leaves[leaf]!);
        }

        return tree;
    }

    private void Plant(int count)
    {
        var histogram = Rent();
        _builder.Build(Partition.Rows, 0, count);
        ForColumns(place => _builder.Collect(place, histogram));
        _builder.Reset();
        var sums = default(BinSums);
        for (var bin = 0; bin < _builder.Offsets[1]; bin++) // every row is in one bin of the first column
        {
            sums += new BinSums(histogram.First[bin], histogram.Second[bin]);
        }

        var root = new LeafState
        {
            Depth = 0,
            Sums = sums,
            Rows = count,
            L2 = _settings.L2,
            Histogram = histogram,
        };
        _leaves[0] = root;
        var found = new Split?[_rows.Columns.Count];
        ForColumns(place => found[place] = Find(root, place));
        root.Best = Best(found);
    }

    private int? BestLeaf(int leaves)
    {
        int? best = null;
        for (var leaf = 0; leaf < leaves; leaf++)
        {
            if (_leaves[leaf]!.Best is { } split && (best is null || split.Gain > _leaves[best.Value]!.Best!.Gain))
            {
                best = leaf;
            }
        }

        return best;
    }

    private void Divide(GrownTree tree, int leaf)
    {
        var parent = _leaves[leaf]!;
        var split = parent.Best!;
        var measure = _finder.Measure(parent);
        var right = tree.Split(leaf, parent, measure.Value(parent.Sums, parent.L2), split);
        Partition.Split(leaf, right, _rows.Column(split.Place), tree.Nodes[^1].Sides);
        var (leftChild, rightChild) = Children(parent, measure, Partition.Count(leaf), Partition.Count(right));
        (_leaves[leaf], _leaves[right]) = (leftChild, rightChild);
        var isLast = tree.Leaves == _settings.Leaves;
        var isDeep = _settings.Depth > 0 && leftChild.Depth >= _settings.Depth;
        if (isLast || isDeep || Math.Max(leftChild.Rows, rightChild.Rows) < 2 * _settings.MinLeafRows)
        {
            Release(parent);
            return;
        }

        if (leftChild.Rows <= rightChild.Rows)
        {
            Measure(parent, leaf, leftChild, rightChild);
        }
        else
        {
            Measure(parent, right, rightChild, leftChild);
        }
    }

    // The bounds of LightGBM's "basic" method: below a split by a constrained column, no value may cross the midpoint of the two sides.
    private (LeafState Left, LeafState Right) Children(LeafState parent, LeafMeasure measure, int leftRows, int rightRows)
    {
        var split = parent.Best!;
        var source = _rows.Columns[split.Place].Source;
        var monotone = _settings.Monotone.Count > 0 ? _settings.Monotone[source] : 0;
        var (leftSums, rightSums) = (split.Left, parent.Sums - split.Left);
        var middle = (measure.Value(leftSums, split.L2) + measure.Value(rightSums, split.L2)) / 2;
        var left = new LeafState
        {
            Depth = parent.Depth + 1,
            Sums = leftSums,
            Rows = leftRows,
            L2 = split.L2,
            Least = monotone < 0 ? middle : parent.Least,
            Most = monotone > 0 ? middle : parent.Most,
        };
        var right = new LeafState
        {
            Depth = parent.Depth + 1,
            Sums = rightSums,
            Rows = rightRows,
            L2 = split.L2,
            Least = monotone > 0 ? middle : parent.Least,
            Most = monotone < 0 ? middle : parent.Most,
        };
        return (left, right);
    }

    // histogram and best split of both children, column by column, so that a column's sums are still near when they are searched
    private void Measure(LeafState parent, int smallerLeaf, LeafState smaller, LeafState larger)
    {
        smaller.Histogram = Rent();
        (larger.Histogram, parent.Histogram) = (parent.Histogram, null);
        _builder.Build(Partition.Rows, Partition.From(smallerLeaf), smaller.Rows);
        var found = new Split?[_rows.Columns.Count];
        var foundLarger = new Split?[_rows.Columns.Count];
        ForColumns(place =>
        {
            _builder.Collect(place, smaller.Histogram);
            larger.Histogram!.Subtract(smaller.Histogram, _builder.Offsets[place], _builder.Offsets[place + 1] - _builder.Offsets[place]);
            found[place] = Find(smaller, place);
            foundLarger[place] = Find(larger, place);
        });
        _builder.Reset();
        (smaller.Best, larger.Best) = (Best(found), Best(foundLarger));
    }

    // A few columns are searched faster than another thread wakes up.
    private void ForColumns(Action<int> body) =>
        _workers.RunRanges(
            _rows.Columns.Count,
            ColumnsAtOnce,
            (from, to) =>
            {
                for (var place = from; place < to; place++)
                {
                    body(place);
                }
            }
        );

    private Split? Find(LeafState leaf, int place) =>
        _mayUse[place] && leaf.Rows >= 2 * _settings.MinLeafRows ? _finder.Best(leaf, leaf.Histogram!, place) : null;

    // the first column wins a tie
    private static Split? Best(Split?[] found)
    {
        Split? best = null;
        foreach (var split in found)
        {
            if (split is not null && (best is null || split.Gain > best.Gain))
            {
                best = split;
            }
        }

        return best;
    }

    private Histogram Rent()
    {
        if (!_spare.TryPop(out var histogram))
        {
            return new(_builder.Bins);
        }

        histogram.Clear();
        return histogram;
    }

    private void Release(LeafState leaf)
    {
        if (leaf.Histogram is { } histogram)
        {
            _spare.Push(histogram);
            leaf.Histogram = null;
        }
    }
}
