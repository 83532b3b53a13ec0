namespace RecsConsole.Engine.Boosting;

/// <summary>The columns of a model.</summary>
/// <param name="Names">One per column, without spaces.</param>
/// <param name="Ranges">
/// The values each column had in training, in LightGBM's format: <c>[least:most]</c>, categories separated by colons, or <c>none</c>.
/// </param>
public sealed record ModelColumns(IReadOnlyList<string> Names, IReadOnlyList<string> Ranges)
{
    /// <summary>1 or -1 where the prediction may only rise or only fall with the column, otherwise 0; empty means no constraints.</summary>
    public IReadOnlyList<int> Monotone { get; init; } = [];

    public int Count => Names.Count;
}
