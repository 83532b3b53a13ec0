namespace RecsConsole.Engine.Boosting.Training.Bins;

/// <summary>
/// How the values of one column become bins. A number's bin is the first whose upper bound is at least the number; a category's bin is its
/// rank by frequency. The last bin of a categorical column, and an extra bin of a numeric column with missing values, stand for missing or
/// rare values.
/// </summary>
internal sealed class ColumnBins
{
    /// <summary>
    /// The bin of a missing value in a column that had none during training. No real value maps to it: there are at most 255 bins.
    /// </summary>
    public const byte Unlearned = 255;

    // padded to 256 with infinities, so that every search has eight steps
    private readonly double[] _bounds = [];
    private readonly Dictionary<int, byte> _places = [];

    private ColumnBins(double[] bounds, bool hasMissing)
    {
        Bounds = bounds;
        Count = bounds.Length + (hasMissing ? 1 : 0);
        MissingBin = hasMissing ? (byte)bounds.Length : Unlearned;
        _bounds = new double[256];
        Array.Fill(_bounds, double.PositiveInfinity);
        bounds.CopyTo(_bounds, 0);
    }

    private ColumnBins(int[] categories)
    {
        Categories = categories;
        Count = categories.Length + 1;
        MissingBin = (byte)categories.Length;
        for (var bin = 0; bin < categories.Length; bin++)
        {
            _places.Add(categories[bin], (byte)bin);
        }
    }

    /// <summary>The upper bound of each bin of numbers, inclusive; the last is infinite.</summary>
    public IReadOnlyList<double> Bounds { get; } = [];

    /// <summary>The category of each bin but the last; null for a numeric column.</summary>
    public IReadOnlyList<int>? Categories { get; }

    public bool IsCategorical => Categories is not null;

    /// <summary>Number of bins, including the one for missing values.</summary>
    public int Count { get; }

    /// <summary>The bin of missing values.</summary>
    public byte MissingBin { get; }

    /// <summary>Whether the training rows had missing values.</summary>
    public bool HasMissing => MissingBin != Unlearned;

    /// <summary>Bins of numbers or categories, without the one for missing values.</summary>
    public int Values => HasMissing ? Count - 1 : Count;

    /// <param name="sorted">A sample of the column in ascending order, without missing values.</param>
    /// <param name="hasMissing">Whether any row lacks a value.</param>
    /// <param name="max">Maximum number of bins, including the one for missing values.</param>
    public static ColumnBins OfNumbers(ReadOnlySpan<double> sorted, bool hasMissing, int max)
    {
        var room = hasMissing ? max - 1 : max;
        var bounds = new List<double>();
        var remaining = sorted.Length;
        var inBin = 0;
        for (var i = 0; i < sorted.Length; )
        {
            var end = EndOfRun(sorted, i);
            inBin += end - i;
            if (end < sorted.Length && bounds.Count < room - 1 && Closes(sorted, end, inBin, remaining, room - bounds.Count))
            {
                bounds.Add(Between(sorted[end - 1], sorted[end]));
                remaining -= inBin;
                inBin = 0;
            }

            i = end;
        }

        bounds.Add(double.PositiveInfinity);
        return new([.. bounds], hasMissing);
    }

    /// <param name="counts">How often each category occurs.</param>
    /// <param name="max">Maximum number of bins, including the one for missing and rare categories.</param>
    public static ColumnBins OfCategories(IReadOnlyDictionary<int, int> counts, int max) =>
        new([.. counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).Take(max - 1).Select(pair => pair.Key)]);

    /// <summary>The bin of a value.</summary>
    public byte Of(double value)
    {
        if (IsCategorical)
        {
            return CategoryOf(value) is { } category && _places.TryGetValue(category, out var place) ? place : MissingBin;
        }

        return double.IsNaN(value) ? MissingBin : (byte)Search(value);
    }

    /// <summary>The category that a value names: its whole part. Null if it is missing or below zero.</summary>
    public static int? CategoryOf(double value) => value is > -1 and < int.MaxValue ? (int)value : null;

    private int Search(double value)
    {
        var bounds = _bounds;
        var bin = bounds[127] < value ? 128 : 0;
        bin += bounds[bin + 63] < value ? 64 : 0;
        bin += bounds[bin + 31] < value ? 32 : 0;
        bin += bounds[bin + 15] < value ? 16 : 0;
        bin += bounds[bin + 7] < value ? 8 : 0;
        bin += bounds[bin + 3] < value ? 4 : 0;
        bin += bounds[bin + 1] < value ? 2 : 0;
        return bin + (bounds[bin] < value ? 1 : 0);
    }

    private static int EndOfRun(ReadOnlySpan<double> sorted, int start)
    {
        var end = start + 1;
        while (end < sorted.Length && sorted[end] == sorted[start])
        {
            end++;
        }

        return end;
    }

    // Bins share the remaining rows evenly. A bin ends where its size is closest to its share, so that a frequent value gets a bin of its
    // own.
    private static bool Closes(ReadOnlySpan<double> sorted, int end, int inBin, int remaining, int binsLeft)
    {
        var share = (double)remaining / binsLeft;
        if (inBin >= share)
        {
            return true;
        }

        var next = EndOfRun(sorted, end) - end;
        return inBin + next - share > share - inBin;
    }

    private static double Between(double low, double high)
    {
        var middle = low + ((high - low) / 2);
        return middle >= low && middle < high ? middle : low;
    }
}
