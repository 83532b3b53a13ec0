namespace RecsConsole.Features.Models.Golden;

/// <summary>The results of running a model on the golden cases of its kind.</summary>
/// <param name="Fingerprint">Names the versions of the expectations that were run.</param>
public sealed record GoldenOutcome(IReadOnlyList<GoldenResult> Results, string Fingerprint)
{
    /// <summary>The results that count against the model, including expectations that could not be checked.</summary>
    public IReadOnlyList<GoldenResult> Failed { get; } = [.. Results.Where(each => each.Verdict is not GoldenVerdict.Holds)];
}

/// <summary>The result of one expectation.</summary>
/// <param name="Within">The largest allowed rank; null when the item must not be shown.</param>
/// <param name="Rank">Rank of the item among what would be shown; null when it is not shown.</param>
public sealed record GoldenResult(Guid Id, ItemKind Kind, string ItemId, int? Within, GoldenVerdict Verdict, int? Rank);

/// <summary>Whether an expectation is met.</summary>
public enum GoldenVerdict
{
    Holds,
    Fails,

    /// <summary>The recorded case can no longer be ranked, or the model cannot rank.</summary>
    NotRun,
}
