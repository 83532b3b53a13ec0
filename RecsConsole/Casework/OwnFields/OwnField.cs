namespace RecsConsole.Casework.OwnFields;

/// <summary>A field that the tenant's cases bring along, as conditions can compare it.</summary>
/// <param name="Name">As stored with the cases.</param>
/// <param name="Cases">Recent cases with a value that the reader may view.</param>
/// <param name="Numbers">Those of them whose value is a number.</param>
/// <param name="Values">Values that several of them have, the most frequent first.</param>
public sealed record OwnField(string Name, int Cases, int Numbers, IReadOnlyList<string> Values)
{
    /// <summary>The lowest number among the values; null when none is one.</summary>
    public double? Least { get; init; }

    /// <summary>The highest.</summary>
    public double? Most { get; init; }

    /// <summary>Most values are numbers.</summary>
    public bool IsNumber => Numbers > 0 && Numbers * 2 >= Cases;

    /// <summary>There are values, and none is a number.</summary>
    public bool IsNoNumber => Cases > 0 && Numbers == 0;
}
