using RecsConsole.Engine.Boosting.Training.Bins;

namespace RecsConsole.Engine.Boosting.Training;

/// <summary>A way to divide a leaf: the column, the bins that go left, and the gain.</summary>
internal sealed class Split
{
    private Split() { }

    /// <summary>The column's place among those with bins.</summary>
    public required int Place { get; init; }

    /// <summary>The reduction of the loss, in second-order approximation.</summary>
    public required double Gain { get; init; }

    /// <summary>The last bin of numbers that goes left; -1 for a split by categories.</summary>
    public int LastLeft { get; private init; } = -1;

    /// <summary>The category bins that go left; null for a numeric split.</summary>
    public IReadOnlyList<int>? LeftBins { get; private init; }

    /// <summary>Whether a missing value goes left.</summary>
    public bool MissingGoesLeft { get; private init; }

    /// <summary>Sums over the rows that go left, in whole units.</summary>
    public required BinSums Left { get; init; }

    /// <summary>Penalty of the values of the leaves below, which is higher after a split by several categories.</summary>
    public required double L2 { get; init; }

    public static Split ByNumber(SplitPlace at, int lastLeft, bool missingGoesLeft) =>
        new()
        {
            Place = at.Place,
            Gain = at.Gain,
            Left = at.Left,
            L2 = at.L2,
            LastLeft = lastLeft,
            MissingGoesLeft = missingGoesLeft,
        };

    public static Split ByCategories(SplitPlace at, IReadOnlyList<int> leftBins) =>
        new()
        {
            Place = at.Place,
            Gain = at.Gain,
            Left = at.Left,
            L2 = at.L2,
            LeftBins = leftBins,
        };

    /// <summary>256 entries, 1 for each bin that goes left, otherwise 0.</summary>
    public byte[] Sides(ColumnBins bins)
    {
        var sides = new byte[256];
        if (LeftBins is not null)
        {
            foreach (var bin in LeftBins)
            {
                sides[bin] = 1;
            }

            return sides;
        }

        sides.AsSpan(0, LastLeft + 1).Fill(1);
        sides[bins.MissingBin] = MissingGoesLeft ? (byte)1 : (byte)0;
        return sides;
    }
}

/// <summary>What all kinds of splits have in common.</summary>
internal readonly record struct SplitPlace(int Place, double Gain, BinSums Left, double L2);

/// <summary>Sums of gradients and hessians in whole units.</summary>
internal readonly record struct BinSums(long First, long Second)
{
    public static BinSums operator +(BinSums a, BinSums b) => new(a.First + b.First, a.Second + b.Second);

    public static BinSums operator -(BinSums a, BinSums b) => new(a.First - b.First, a.Second - b.Second);
}
