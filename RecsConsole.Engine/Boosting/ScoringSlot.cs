namespace RecsConsole.Engine.Boosting;

/// <summary>A row value in the form that a step of a scoring plan compares.</summary>
internal readonly record struct ScoringSlot(SlotKind Kind, int Column, IReadOnlyList<uint>? Categories = null)
{
    public double Of(ReadOnlySpan<double> row) =>
        Kind switch
        {
            SlotKind.Always => 0,
            SlotKind.Plain => row[Column],
            SlotKind.Negative => -row[Column],
            SlotKind.NonZero => TreeNode.IsZeroOrMissing(row[Column]) ? double.NaN : row[Column],
            SlotKind.NegativeNonZero => TreeNode.IsZeroOrMissing(row[Column]) ? double.NaN : -row[Column],
            _ => RegressionTree.Holds(Categories!, row[Column]) ? 0 : 1,
        };
}

/// <summary>How a slot is derived from the row's value. Missing values fail every comparison.</summary>
internal enum SlotKind
{
    /// <summary>Constant 0, which is at most any threshold from 0 up.</summary>
    Always,

    /// <summary>The value itself; missing values go right.</summary>
    Plain,

    /// <summary>The negated value, so that missing values go left: x > t is -x &lt; -t.</summary>
    Negative,

    /// <summary>As <see cref="Plain"/>, with zeros as missing.</summary>
    NonZero,

    /// <summary>As <see cref="Negative"/>, with zeros as missing.</summary>
    NegativeNonZero,

    /// <summary>0 if the value denotes a category of the set, otherwise 1.</summary>
    Category,
}
