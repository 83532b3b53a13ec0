using RecsConsole.Engine.Boosting.Training.Bins;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>Finds the best split of a leaf by one column from its histogram.</summary>
internal sealed class SplitFinder(IReadOnlyList<BinnedColumn> columns, int[] offsets, BoostingSettings settings, Gradients gradients)
{
    private readonly bool _hasConstraints = settings.Monotone.Any(each => each != 0);

    public LeafMeasure Measure(LeafState leaf) => new(gradients, leaf, _hasConstraints);

    /// <summary>The best split by the column at a place; null if none gains enough.</summary>
    public Split? Best(LeafState leaf, Histogram histogram, int place)
    {
        var bins = columns[place].Bins;
        var column = new ColumnSums(histogram, offsets[place], bins);
        var measure = Measure(leaf);
        if (bins.IsCategorical)
        {
            return new CategorySplits(settings, measure, place, leaf.L2).Best(column);
        }

        var monotone = settings.Monotone.Count > 0 ? settings.Monotone[columns[place].Source] : 0;
        return new NumberSplits(settings, measure, place, leaf.L2, monotone).Best(column);
    }
}

/// <summary>The sums of one column's bins in a histogram.</summary>
internal readonly ref struct ColumnSums(Histogram histogram, int offset, ColumnBins bins)
{
    private readonly ReadOnlySpan<long> _first = histogram.First.AsSpan(offset, bins.Count);
    private readonly ReadOnlySpan<long> _second = histogram.Second.AsSpan(offset, bins.Count);

    /// <summary>Bins of numbers or categories, without the one for missing values.</summary>
    public int Values => bins.Values;

    public bool HasMissing => bins.HasMissing;

    public BinSums Missing => bins.HasMissing ? this[bins.MissingBin] : default;

    public BinSums this[int bin] => new(_first[bin], _second[bin]);
}
