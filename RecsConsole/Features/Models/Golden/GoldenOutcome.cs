namespace RecsConsole.Features.Models.Golden;

/// <summary>What a model makes of the golden cases of its kind.</summary>
/// <param name="Fingerprint">Names the versions of the expectations that were run.</param>
public sealed record GoldenOutcome(IReadOnlyList<GoldenResult> Results, string Fingerprint)
{
    /// <summary>Those that speak against the model: an expectation that cannot be checked does, too.</summary>
    public IReadOnlyList<GoldenResult> Failed { get; } = [.. Results.Where(each => each.Verdict is not GoldenVerdict.Holds)];
}

/// <summary>One expectation, and what the model did.</summary>
/// <param name="Within">Expected among so many first; null: not to be shown.</param>
/// <param name="Rank">Where the item stands among what would be shown; null where it is not shown.</param>
public sealed record GoldenResult(Guid Id, string Kind, string ItemId, int? Within, GoldenVerdict Verdict, int? Rank);

/// <summary>Whether an expectation holds.</summary>
public enum GoldenVerdict
{
    Holds,
    Fails,

    /// <summary>The case as of then can no longer be ranked, or the model cannot.</summary>
    NotRun,
}
