namespace RecsConsole.Engine.NextStep;

/// <summary>The opinions of all contexts at a point.</summary>
/// <param name="place">Position that selects the weights.</param>
/// <param name="steps">The candidate steps, in ascending order.</param>
/// <param name="logs">Log probabilities by opinion and step; the last of each row is for all other steps together.</param>
/// <param name="evidence">The <see cref="EvidenceClass"/> of each opinion.</param>
internal readonly ref struct Opinions(OpinionPlace place, int[] steps, ReadOnlySpan<double> logs, byte[] evidence)
{
    public OpinionPlace Place { get; } = place;

    public int[] Steps { get; } = steps;

    public ReadOnlySpan<double> Logs { get; } = logs;

    public byte[] Evidence { get; } = evidence;
}

/// <summary>What selects the weights besides the evidence: the last activity and the rows of <see cref="WeightGates"/>.</summary>
internal readonly record struct OpinionPlace(int Last, int[] Gates);

/// <summary>How many events a context is based on, in classes that have their own weights.</summary>
internal static class EvidenceClass
{
    public const int Count = 7;

    public static byte Of(double events) =>
        events switch
        {
            <= 0 => 0,
            < 3 => 1,
            < 8 => 2,
            < 25 => 3,
            < 80 => 4,
            < 400 => 5,
            _ => 6,
        };
}
