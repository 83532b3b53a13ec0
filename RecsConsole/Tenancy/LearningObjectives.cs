using System.Text.Json.Serialization;

namespace RecsConsole.Tenancy;

/// <summary>
/// The weight of each outcome when a ranker learns the worth of a suggestion. Weights are integers from 0 to <see cref="MaxWeight"/>; only
/// their ratios matter. An outcome that is unknown or impossible for a case, such as an SLA that was never promised, does not count there.
/// </summary>
/// <param name="Accepted">Somebody chose the item, whether or not it was done.</param>
/// <param name="Executed">The item was done, read or asked.</param>
/// <param name="Resolved">The case was then solved soon enough for that to be the reason.</param>
/// <param name="SlaMet">The case was then solved before its deadline.</param>
/// <param name="NoRework">The case was then solved and stayed solved.</param>
/// <param name="Satisfied">The customer was then satisfied.</param>
public sealed record LearningObjectives(int Accepted, int Executed, int Resolved, int SlaMet, int NoRework, int Satisfied)
{
    public const int MaxWeight = 10;

    /// <summary>Executing counts a little, the outcome of the case the most, and accepting alone nothing.</summary>
    public static LearningObjectives Default { get; } = new(0, 1, 1, 1, 1, 0);

    /// <summary>
    /// Whether a ranker can learn with these weights: every weight is in range, executing counts, and so does a case outcome. What was
    /// chosen or done alone shows what people are used to, not what helps (R69).
    /// </summary>
    [JsonIgnore]
    public bool IsPossible =>
        All.All(weight => weight is >= 0 and <= MaxWeight) && Executed > 0 && Resolved + SlaMet + NoRework + Satisfied > 0;

    private IEnumerable<int> All => [Accepted, Executed, Resolved, SlaMet, NoRework, Satisfied];

    /// <summary>The worth of an item: 0 to 1, the weighted share of the known outcomes that it reached.</summary>
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

/// <summary>The outcomes of an item; null when unknown or not applicable.</summary>
public sealed record ReachedOutcomes(bool? Accepted, bool? Executed, bool? Resolved, bool? SlaMet, bool? NoRework, bool? Satisfied)
{
    /// <summary>Nobody did the item, so it led to nothing.</summary>
    public static ReachedOutcomes NotDone(bool? accepted) => new(accepted, false, false, false, false, null);
}
