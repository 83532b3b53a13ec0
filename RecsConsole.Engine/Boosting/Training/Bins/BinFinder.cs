using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Boosting.LightGbm;

namespace RecsConsole.Engine.Boosting.Training.Bins;

/// <summary>Finds the bins of each column from a sample of the rows, and the range of its values from all.</summary>
internal sealed class BinFinder(BoostingData data, BoostingSettings settings, Workers workers)
{
    private const int Sample = 200_000;
    private const int Piece = 8_192;

    /// <summary>A category's number becomes a bit of a set in the model's text.</summary>
    private const int MaxCategory = 1 << 20;

    public IReadOnlyList<ColumnRange> Ranges { get; private set; } = [];

    /// <summary>The bins of every column, including columns with a single bin.</summary>
    public IReadOnlyList<ColumnBins> Found { get; private set; } = [];

    /// <summary>The bins of the columns that have more than one.</summary>
    public IReadOnlyList<BinnedColumn> Find()
    {
        Ranges = FindRanges();
        var rows = SampleOf(data.Rows);
        var found = new ColumnBins[data.Columns];
        workers.Run(
            data.Columns,
            (_, column) =>
                found[column] = data.Categorical.Contains(column)
                    ? ColumnBins.OfCategories(Categories(column), settings.Bins)
                    : ColumnBins.OfNumbers(Sorted(rows, column), Ranges[column].HasMissing, settings.Bins)
        );
        Found = found;
        return [.. found.Select((bins, column) => new BinnedColumn(column, bins)).Where(each => each.Bins.Count > 1)];
    }

    private ColumnRange[] FindRanges()
    {
        var ranges = Enumerable.Range(0, data.Columns).Select(_ => new ColumnRange()).ToArray();
        workers.RunRanges(
            data.Rows,
            Piece,
            (from, to) =>
            {
                var own = Enumerable.Range(0, data.Columns).Select(_ => new ColumnRange()).ToArray();
                for (var row = from; row < to; row++)
                {
                    var values = data.Row(row);
                    for (var column = 0; column < own.Length; column++)
                    {
                        own[column].Add(values[column]);
                    }
                }

                lock (ranges) // minimum, maximum and "any" do not depend on the order
                {
                    for (var column = 0; column < own.Length; column++)
                    {
                        ranges[column].Add(own[column]);
                    }
                }
            }
        );
        return ranges;
    }

    // one random row from each of equally long stretches
    private int[] SampleOf(int rows)
    {
        if (rows <= Sample)
        {
            return [.. Enumerable.Range(0, rows)];
        }

        var draws = new SplitMix64(settings.Seed);
        return
        [
            .. Enumerable
                .Range(0, Sample)
                .Select(i =>
                {
                    var (from, to) = ((int)((long)i * rows / Sample), (int)((i + 1L) * rows / Sample));
                    return from + draws.Below(to - from);
                }),
        ];
    }

    private ReadOnlySpan<double> Sorted(int[] rows, int column)
    {
        var values = new double[rows.Length];
        var count = 0;
        foreach (var row in rows)
        {
            var value = data.Values[(row * data.Columns) + column];
            if (!double.IsNaN(value))
            {
                values[count++] = value;
            }
        }

        Array.Sort(values, 0, count);
        return values.AsSpan(0, count);
    }

    private Dictionary<int, int> Categories(int column)
    {
        var counts = new Dictionary<int, int>();
        for (var row = 0; row < data.Rows; row++)
        {
            if (ColumnBins.CategoryOf(data.Values[(row * data.Columns) + column]) is not { } category)
            {
                continue;
            }

            if (category > MaxCategory)
            {
                throw new BoostingException($"Column {data.Names[column]}: a category is at most {MaxCategory}.");
            }

            counts[category] = counts.GetValueOrDefault(category) + 1;
        }

        return counts;
    }
}

/// <summary>Smallest and largest value of a column, and whether any row lacks one.</summary>
internal sealed class ColumnRange
{
    public double Least { get; private set; } = double.PositiveInfinity;

    public double Most { get; private set; } = double.NegativeInfinity;

    public bool HasMissing { get; private set; }

    /// <summary>The range as written in a model's text.</summary>
    public string Text() => Least < Most ? $"[{LightGbmNumbers.Exact(Least)}:{LightGbmNumbers.Exact(Most)}]" : "none";

    public void Add(double value)
    {
        if (value < Least)
        {
            Least = value;
        }

        if (value > Most)
        {
            Most = value;
        }

        HasMissing |= double.IsNaN(value);
    }

    public void Add(ColumnRange other)
    {
        Least = Math.Min(Least, other.Least);
        Most = Math.Max(Most, other.Most);
        HasMissing |= other.HasMissing;
    }
}
