namespace RecsConsole.Engine.Boosting.Training.Bins;

/// <summary>
/// One byte of a row: the bin of one column, or of several columns with few bins, as digits of one number. Counting pairs of bins and
/// adding up afterwards gives the same sums with fewer additions.
/// </summary>
/// <param name="Places">The columns, by place; the first is the lowest digit.</param>
/// <param name="Sizes">How many bins each has.</param>
internal sealed record CellColumn(IReadOnlyList<int> Places, IReadOnlyList<int> Sizes)
{
    private const int MaxBins = 256;

    /// <summary>Number of combined bins of all its columns.</summary>
    public int Bins { get; } = Sizes.Aggregate(1, (product, size) => product * size);

    /// <summary>Combines columns as long as their bins fit into one byte, starting with those that have the fewest.</summary>
    /// <param name="sizes">The number of bins of each column, including the one for missing values.</param>
    public static IReadOnlyList<CellColumn> Of(IReadOnlyList<int> sizes)
    {
        var cells = new List<CellColumn>();
        var together = new List<int>();
        var product = 1;
        foreach (var place in Enumerable.Range(0, sizes.Count).OrderBy(place => sizes[place]).ThenBy(place => place))
        {
            if (product * sizes[place] > MaxBins)
            {
                cells.Add(new([.. together], [.. together.Select(each => sizes[each])]));
                together.Clear();
                product = 1;
            }

            together.Add(place);
            product *= sizes[place];
        }

        cells.Add(new([.. together], [.. together.Select(each => sizes[each])]));
        return cells;
    }
}
