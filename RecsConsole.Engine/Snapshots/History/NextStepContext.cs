namespace RecsConsole.Engine.Snapshots;

/// <summary>What finished cases of the type did next, in the state the case is in, after the same last steps.</summary>
/// <param name="After">The last steps, oldest first, at most three; empty: whatever was done before.</param>
/// <param name="Cases">Finished cases that stood there and went on.</param>
/// <param name="Kinds">How many different steps they went on with.</param>
/// <param name="Next">The most frequent of them that the catalog has, with their cases.</param>
public sealed record NextStepContext(IReadOnlyList<string> After, int Cases, int Kinds, IReadOnlyList<CountedAction> Next)
{
    /// <summary>The weight of a step that was done lately.</summary>
    public const long Whole = 1_000;

    /// <summary>How much all that cases did there weighs, in thousandths of a step; null in decisions of engines before 1.5.0.</summary>
    public long? Weight { get; init; }

    /// <summary>The weight of all steps in thousandths.</summary>
    internal long Weighs => Weight ?? (Cases * Whole);
}
