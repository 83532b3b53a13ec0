namespace RecsConsole.Features.Models;

/// <summary>A decision of the test period that the model got wrong; ids and codes only, since whoever reads it later may not see the case.</summary>
/// <param name="Kind">See <see cref="WorstKind"/>.</param>
/// <param name="DecisionId">The logged decision; null for a step of a finished case.</param>
/// <param name="At">As of when the case was ranked.</param>
/// <param name="Item">Key of what was right, wrong or required.</param>
/// <param name="Rank">Its place in the model's order; null where it had none.</param>
/// <param name="Chance">The model's probability that it ends well, 0 to 1; null where it gave none.</param>
/// <param name="Reasons">Codes of why it could not be recommended; empty when nothing proposed it.</param>
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
    /// <summary>What was done and ended well did not stand among the first three.</summary>
    public const string RankedLow = "ranked_low";

    /// <summary>It was sure of what was then done, and the case did not end well.</summary>
    public const string ConfidentAndWrong = "confident_wrong";

    /// <summary>A policy requires it, and it was not shown.</summary>
    public const string RequiredMissed = "required_missed";

    /// <summary>What was done could not have been recommended at all.</summary>
    public const string NotEligible = "not_eligible";

    /// <summary>In the order in which a page shows them.</summary>
    public static IReadOnlyList<string> All { get; } = [RankedLow, ConfidentAndWrong, RequiredMissed, NotEligible];
}

/// <summary>The worst cases of the test period.</summary>
/// <param name="Counts">How many decisions of the test period had each kind of error.</param>
/// <param name="Cases">The worst of each kind, the worst first.</param>
public sealed record WorstCases(IReadOnlyDictionary<string, int> Counts, IReadOnlyList<WorstCase> Cases);
