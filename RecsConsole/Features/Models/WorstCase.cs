namespace RecsConsole.Features.Models;

/// <summary>
/// A decision of the test period that the model got wrong; ids and codes only, since a later reader may not be allowed to see the case.
/// </summary>
/// <param name="Kind">See <see cref="WorstKind"/>.</param>
/// <param name="DecisionId">The logged decision; null for a step of a finished case.</param>
/// <param name="At">The instant at which the case was ranked.</param>
/// <param name="Item">Key of the item that was right, wrong or required.</param>
/// <param name="Rank">The item's rank in the model's order; null when it had none.</param>
/// <param name="Chance">The model's probability that the item ends well, 0 to 1; null where it gave none.</param>
/// <param name="Reasons">Codes of why the item could not be recommended; empty when nothing proposed it.</param>
public sealed record WorstCase(
    string Kind,
    Guid? DecisionId,
    Guid CaseId,
    DateTimeOffset At,
    string Item,
    int? Rank,
    double? Chance,
    IReadOnlyList<string> Reasons
);

/// <summary>The kinds of error a model can make.</summary>
public static class WorstKind
{
    /// <summary>An item that was done and ended well was not among the first three.</summary>
    public const string RankedLow = "ranked_low";

    /// <summary>The model was confident about what was then done, and the case did not end well.</summary>
    public const string ConfidentAndWrong = "confident_wrong";

    /// <summary>An item required by a policy was not shown.</summary>
    public const string RequiredMissed = "required_missed";

    /// <summary>What was done could not have been recommended at all.</summary>
    public const string NotEligible = "not_eligible";

    /// <summary>All kinds in display order.</summary>
    public static IReadOnlyList<string> All { get; } = [RankedLow, ConfidentAndWrong, RequiredMissed, NotEligible];
}

/// <summary>The worst cases of the test period.</summary>
/// <param name="Counts">Number of test decisions with each kind of error.</param>
/// <param name="Cases">The worst of each kind, the worst first.</param>
public sealed record WorstCases(IReadOnlyDictionary<string, int> Counts, IReadOnlyList<WorstCase> Cases);
