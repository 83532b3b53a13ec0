using RecsConsole.Engine.Boosting.Training.Bins;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>Converts a grown tree into a model tree: bins become thresholds and category sets.</summary>
internal sealed class FinishedTree(GrownTree tree, BinnedRows rows, Gradients gradients, double learningRate)
{
    private readonly List<uint[]> _sets = [];

    /// <param name="start">What the tree also adds to every row.</param>
    /// <param name="leaves">What each leaf adds, with sums and rows.</param>
    public RegressionTree Build(double start, IReadOnlyList<TreeLeaf> leaves) =>
        new(
            [.. tree.Nodes.Select(node => NodeOf(node, start))],
            [.. leaves.Select(leaf => leaf with { Value = leaf.Value + start })],
            _sets
        )
        {
            Shrinkage = start == 0 ? learningRate : 1, // the starting score is added, so the values are not multiples of the learning rate
        };

    private TreeNode NodeOf(GrownNode node, double start)
    {
        var column = rows.Columns[node.Split.Place];
        var isCategorical = node.Split.LeftBins is not null;
        return new()
        {
            Column = column.Source,
            IsCategorical = isCategorical,
            Threshold = isCategorical ? AddSet(column.Bins, node.Split.LeftBins!) : column.Bins.Bounds[node.Split.LastLeft],
            MissingGoesLeft = node.Split.MissingGoesLeft,
            Missing = isCategorical ? MissingValues.None : MissingValues.NotANumber,
            Left = node.Left,
            Right = node.Right,
            Gain = node.Split.Gain,
            Value = (node.Value * learningRate) + start,
            Weight = node.State.Sums.Second * gradients.HessianUnit,
            Rows = node.State.Rows,
        };
    }

    private int AddSet(ColumnBins bins, IReadOnlyList<int> leftBins)
    {
        var categories = leftBins.Select(bin => bins.Categories![bin]).ToList();
        var set = new uint[(categories.Max() / 32) + 1];
        foreach (var category in categories)
        {
            set[category / 32] |= 1u << (category % 32);
        }

        _sets.Add(set);
        return _sets.Count - 1;
    }
}
