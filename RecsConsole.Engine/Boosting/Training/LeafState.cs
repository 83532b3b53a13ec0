namespace RecsConsole.Engine.Boosting.Training;

/// <summary>A leaf while its tree grows.</summary>
internal sealed class LeafState
{
    public required int Depth { get; init; }

    /// <summary>Sums over the leaf's rows, in whole units.</summary>
    public required BinSums Sums { get; init; }

    public required int Rows { get; init; }

    /// <summary>Penalty of the leaf's value.</summary>
    public required double L2 { get; init; }

    /// <summary>What the value must not fall below and rise above, so that monotone constraints hold.</summary>
    public double Least { get; init; } = double.NegativeInfinity;

    public double Most { get; init; } = double.PositiveInfinity;

    /// <summary>Null when the leaf is not to be divided.</summary>
    public Histogram? Histogram { get; set; }

    public Split? Best { get; set; }
}
