namespace RecsConsole.Engine.Boosting;

/// <summary>The columns of a model.</summary>
/// <param name="Names">One for each column, without spaces.</param>
/// <param name="Ranges">What values each had in training, in LightGBM's words: <c>[least:most]</c>, categories with colons, or <c>none</c>.</param>
public sealed record ModelColumns(IReadOnlyList<string> Names, IReadOnlyList<string> Ranges)
{
    /// <summary>1 or -1 where the prediction only rises or falls with the column, else 0; empty: nowhere.</summary>
    public IReadOnlyList<int> Monotone { get; init; } = [];

    public int Count => Names.Count;
}
