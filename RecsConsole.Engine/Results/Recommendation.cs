using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Results;

/// <summary>One slate: kept items in order (the first <paramref name="Size"/> are shown), exclusions, moves.</summary>
public sealed record Recommendation(
    SlateKind Kind,
    int Size,
    IReadOnlyList<SlateItem> Items,
    IReadOnlyList<Exclusion> Excluded,
    IReadOnlyList<Move> Moves
)
{
    /// <summary>Names of the sources that failed, whose candidates are missing; null when none did.</summary>
    public IReadOnlyList<string>? Degraded { get; init; }

    /// <summary>
    /// The case waits for an answer: until then only what cannot wait is suggested. Null when it does not wait.
    /// </summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>
    /// How many more were worth a place and are not among the items, because the slate is full; null when none, and in decisions of engines
    /// before 1.5.0.
    /// </summary>
    public int? FurtherDown { get; init; }

    internal static Recommendation From(SlateRun run, IReadOnlyList<SlateItem> items) =>
        new(run.Request.Kind, run.Request.Size, items, run.Excluded, run.Placement.Moves)
        {
            Degraded = run.Proposed.FailedSources.Count == 0 ? null : run.Proposed.FailedSources,
            LookAgainAt = run.LookAgainAt,
            FurtherDown = run.Eligible.Count - run.Placement.BelowFloor.Count - items.Count is > 0 and var more ? more : null,
        };
}
