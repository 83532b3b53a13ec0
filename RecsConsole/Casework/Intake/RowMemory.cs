using RecsConsole.Platform;

namespace RecsConsole.Casework.Intake;

/// <summary>What is known of the rows of a request that are stored one by one, each in a transaction of its own.</summary>
/// <param name="Earlier">The results of rows that an interrupted attempt of the same request stored, by number.</param>
/// <param name="Keep">Adds the result of a row to its transaction.</param>
public sealed record RowMemory(IReadOnlyDictionary<int, ReceivedRow> Earlier, KeepAnswer<ReceivedRow> Keep)
{
    /// <summary>Nothing is known, and nothing is kept.</summary>
    public static RowMemory None { get; } = OfOne(static (_, _) => { });

    /// <summary>The memory of a request with one row, which is either answered or not.</summary>
    public static RowMemory OfOne(KeepAnswer<ReceivedRow> keep) => new(new Dictionary<int, ReceivedRow>(), keep);
}
