namespace RecsConsole.Engine.Snapshots;

/// <summary>What finished cases of the type did next, in the case's current state, after the same last steps.</summary>
/// <param name="After">The last steps, oldest first, at most three; empty for any history.</param>
/// <param name="Cases">Number of finished cases that were at this point and continued.</param>
/// <param name="Kinds">Number of different steps they continued with.</param>
/// <param name="Next">The most frequent of these steps that are in the catalog, with their cases.</param>
public sealed record NextStepContext(IReadOnlyList<string> After, int Cases, int Kinds, IReadOnlyList<CountedAction> Next)
{
    /// <summary>The weight of a recent step.</summary>
    public const long StepWeight = 1_000;

    /// <summary>The total weight of the continuations, in thousandths of a step; null in decisions of engines before 1.5.0.</summary>
    public long? Weight { get; init; }

    /// <summary>The total weight in thousandths of a step.</summary>
    internal long EffectiveWeight => Weight ?? (Cases * StepWeight);
}
