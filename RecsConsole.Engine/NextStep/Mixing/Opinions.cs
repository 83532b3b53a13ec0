namespace RecsConsole.Engine.NextStep;

/// <summary>What all contexts say at a point.</summary>
/// <param name="place">Where the history stands.</param>
/// <param name="steps">The steps asked about, in ascending order.</param>
/// <param name="logs">Logarithms by opinion and step, the last of each row for all other steps together.</param>
/// <param name="evidence">How much each opinion rests on: its <see cref="EvidenceClass"/>.</param>
internal readonly ref struct Opinions(OpinionPlace place, int[] steps, ReadOnlySpan<double> logs, byte[] evidence)
{
    public OpinionPlace Place { get; } = place;

    public int[] Steps { get; } = steps;

    public ReadOnlySpan<double> Logs { get; } = logs;

    public byte[] Evidence { get; } = evidence;
}

/// <summary>What decides, beside the evidence, which weights apply: the last activity and the rows of <see cref="WeightGates"/>.</summary>
internal readonly record struct OpinionPlace(int Last, int[] Gates);

/// <summary>How much a context rests on, in classes that have weights of their own.</summary>
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
