namespace RecsConsole.Engine.Boosting;

/// <summary>A value of a row as a step of a scoring plan compares it.</summary>
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

/// <summary>How a slot follows from the row's value. What is missing fails every comparison.</summary>
internal enum SlotKind
{
    /// <summary>At most any threshold from 0.</summary>
    Always,

    /// <summary>The value itself; a missing one goes right.</summary>
    Plain,

    /// <summary>The value with the other sign, so that a missing one goes left: x > t is -x &lt; -t.</summary>
    Negative,

    /// <summary>As <see cref="Plain"/>, with zeros as missing.</summary>
    NonZero,

    /// <summary>As <see cref="Negative"/>, with zeros as missing.</summary>
    NegativeNonZero,

    /// <summary>0 if the value names a category of the set, else 1.</summary>
    Category,
}
