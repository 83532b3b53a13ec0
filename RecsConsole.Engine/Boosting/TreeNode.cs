namespace RecsConsole.Engine.Boosting;

/// <summary>An inner node of a tree. A negative child is a leaf: the bitwise complement of its index.</summary>
public sealed record TreeNode
{
    /// <summary>The magnitude up to which LightGBM treats a value as zero: 1e-35 in single precision.</summary>
    private const double NearlyZero = 1e-35f;

    /// <summary>The column that the node tests.</summary>
    public required int Column { get; init; }

    /// <summary>Numbers up to this value go left. For categories: the place of their set in the tree.</summary>
    public required double Threshold { get; init; }

    /// <summary>Whether the categories of a set go left, and all others right.</summary>
    public bool IsCategorical { get; init; }

    /// <summary>Whether a missing value goes left.</summary>
    public bool MissingGoesLeft { get; init; }

    public MissingValues Missing { get; init; }

    public required int Left { get; init; }

    public required int Right { get; init; }

    /// <summary>By how much the split lowered the loss.</summary>
    public double Gain { get; init; }

    /// <summary>The value the node would have as a leaf.</summary>
    public double Value { get; init; }

    /// <summary>Sum of the hessians of its training rows.</summary>
    public double Weight { get; init; }

    /// <summary>Number of its training rows.</summary>
    public int Rows { get; init; }

    /// <summary>The child for a number.</summary>
    public int ChildOf(double value)
    {
        var isMissing = Missing switch
        {
            MissingValues.NotANumber => double.IsNaN(value),
            MissingValues.Zero => IsZeroOrMissing(value),
            _ => false,
        };
        if (isMissing)
        {
            return MissingGoesLeft ? Left : Right;
        }

        return (double.IsNaN(value) ? 0 : value) <= Threshold ? Left : Right;
    }

    /// <summary>Whether a value counts as missing where zeros do.</summary>
    public static bool IsZeroOrMissing(double value) => double.IsNaN(value) || value is >= -NearlyZero and <= NearlyZero;
}

/// <summary>A leaf: the value it adds to the score, and the hessian sum and number of its training rows.</summary>
public sealed record TreeLeaf(double Value, double Weight, int Rows);
