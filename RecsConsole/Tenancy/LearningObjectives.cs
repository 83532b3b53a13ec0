using System.Text.Json.Serialization;

namespace RecsConsole.Tenancy;

/// <summary>
/// How much each outcome counts when a ranker learns what a suggestion was worth. Weights are whole numbers from 0 to <see cref="MostWeight"/> and mean
/// something beside each other only. An outcome that is not known of a case, or cannot be, such as an SLA that nobody promised, does not count there.
/// </summary>
/// <param name="Accepted">Somebody chose it, whether or not it was done.</param>
/// <param name="Executed">It was done, read or asked.</param>
/// <param name="Resolved">The case was then solved in time for it to be the reason.</param>
/// <param name="SlaMet">The case was then solved before its deadline.</param>
/// <param name="NoRework">The case was then solved and stayed solved.</param>
/// <param name="Satisfied">The customer was then satisfied.</param>
public sealed record LearningObjectives(int Accepted, int Executed, int Resolved, int SlaMet, int NoRework, int Satisfied)
{
    public const int MostWeight = 10;

    /// <summary>What was done counts a little, how the case went on the most; what was only chosen counts nothing.</summary>
    public static LearningObjectives Default { get; } = new(0, 1, 1, 1, 1, 0);

    /// <summary>
    /// Whether it can be learned from: every weight in range, what was done counts, and so does what came of it. What was chosen or done alone says
    /// what people are used to, not what helps (R69).
    /// </summary>
    [JsonIgnore]
    public bool IsPossible =>
        All.All(weight => weight is >= 0 and <= MostWeight) && Executed > 0 && Resolved + SlaMet + NoRework + Satisfied > 0;

    private IEnumerable<int> All => [Accepted, Executed, Resolved, SlaMet, NoRework, Satisfied];

    /// <summary>What an item was worth: 0 to 1, the weighted share of what it reached of all that is known of it.</summary>
    public double Worth(ReachedOutcomes reached)
    {
        ArgumentNullException.ThrowIfNull(reached);
        var (sum, all) = (0, 0);
        foreach (var (weight, isReached) in Pairs(reached))
        {
            all += isReached is null ? 0 : weight;
            sum += isReached is true ? weight : 0;
        }

        return all == 0 ? 0 : (double)sum / all;
    }

    private IEnumerable<(int Weight, bool? IsReached)> Pairs(ReachedOutcomes reached) =>
        [
            (Accepted, reached.Accepted),
            (Executed, reached.Executed),
            (Resolved, reached.Resolved),
            (SlaMet, reached.SlaMet),
            (NoRework, reached.NoRework),
            (Satisfied, reached.Satisfied),
        ];
}

/// <summary>What came of an item, outcome by outcome; null: not known, or there is no such outcome.</summary>
public sealed record ReachedOutcomes(bool? Accepted, bool? Executed, bool? Resolved, bool? SlaMet, bool? NoRework, bool? Satisfied)
{
    /// <summary>Nobody did it: it led to nothing.</summary>
    public static ReachedOutcomes NotDone(bool? accepted) => new(accepted, false, false, false, false, null);
}
