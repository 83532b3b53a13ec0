namespace RecsConsole.Engine.Boosting.Training;

/// <summary>A leaf while its tree grows.</summary>
internal sealed class LeafState
{
    public required int Depth { get; init; }

    /// <summary>Sums over the leaf's rows, in whole units.</summary>
    public required BinSums Sums { get; init; }

    public required int Rows { get; init; }

    /// <summary>Penalty on the leaf's value.</summary>
    public required double L2 { get; init; }

    /// <summary>The bounds of the leaf's value that keep monotone constraints satisfied.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    public double Most { get; init; } = double.PositiveInfinity;

    /// <summary>Null when the leaf cannot be divided.</summary>
    public Histogram? Histogram { get; set; }

    public Split? Best { get; set; }
}
