namespace RecsConsole.Engine.Boosting;

/// <summary>Turns trees into the steps and slots of a scoring plan.</summary>
internal sealed class ScoringPlanBuilder
{
    private readonly Dictionary<ScoringSlot, int> _places = [];

    public List<Step> Steps { get; } = [];

    /// <summary>For each step, the value of its leaf; 0 when it is not a leaf.</summary>
    public List<double> Values { get; } = [];

    public List<ScoringSlot> Slots { get; } = [];

    /// <summary>Adds a tree and returns the index of its root.</summary>
    public int Add(RegressionTree tree)
    {
        var root = Reserve(1);
        var open = new Queue<(int Node, int Step)>([(tree.Nodes.Count > 0 ? 0 : ~0, root)]);
        while (open.TryDequeue(out var each))
        {
            if (each.Node < 0)
            {
                Steps[each.Step] = new(double.PositiveInfinity, Place(new(SlotKind.Always, 0)), (uint)each.Step);
                Values[each.Step] = tree.Leaves[~each.Node].Value;
                continue;
            }

            var node = tree.Nodes[each.Node];
            var first = Reserve(2);
            var test = TestOf(tree, node);
            Steps[each.Step] = new(test.Threshold, Place(test.Slot), (uint)first);
            open.Enqueue((test.IsLeftFirst ? node.Left : node.Right, first));
            open.Enqueue((test.IsLeftFirst ? node.Right : node.Left, first + 1));
        }

        return root;
    }

    private int Reserve(int count)
    {
        var place = Steps.Count;
        for (var i = 0; i < count; i++)
        {
            Steps.Add(default);
            Values.Add(0);
        }

        return place;
    }

    private uint Place(ScoringSlot slot)
    {
        if (!_places.TryGetValue(slot, out var place))
        {
            _places.Add(slot, place = Slots.Count);
            Slots.Add(slot);
        }

        return (uint)(place * ScoringPlan.RowsAtOnce);
    }

    private static Test TestOf(RegressionTree tree, TreeNode node)
    {
        if (node.IsCategorical)
        {
            return new(new(SlotKind.Category, node.Column, tree.CategorySets[(int)node.Threshold]), 0.5, IsLeftFirst: true);
        }

        // when the column has no missing values, NaN counts as 0 and always goes the same way at a node
        var missingGoesLeft = node.Missing == MissingValues.None ? 0 <= node.Threshold : node.MissingGoesLeft;
        var areZerosMissing = node.Missing == MissingValues.Zero;
        if (!missingGoesLeft)
        {
            return new(new(areZerosMissing ? SlotKind.NonZero : SlotKind.Plain, node.Column), node.Threshold, IsLeftFirst: true);
        }

        // x > t is -x < -t, which is -x <= the next number below -t; nothing is above infinity
        return double.IsPositiveInfinity(node.Threshold)
            ? new(new(SlotKind.Always, 0), node.Threshold, IsLeftFirst: true)
            : new(
                new(areZerosMissing ? SlotKind.NegativeNonZero : SlotKind.Negative, node.Column),
                double.BitDecrement(-node.Threshold),
                IsLeftFirst: false
            );
    }

    private readonly record struct Test(ScoringSlot Slot, double Threshold, bool IsLeftFirst);
}
