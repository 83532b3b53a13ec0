using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>A decision as far as the viewer may see it.</summary>
/// <param name="IsFull">Includes what was withheld from the decision's actor.</param>
/// <param name="Gap">Why something is missing, such as a different engine version; null when nothing is.</param>
/// <param name="Responses">Responses to the decision's items, oldest first.</param>
/// <param name="Audit">The decision's entries in the audit trail; null for those who may not read it.</param>
/// <param name="TimeZone">The viewer's time zone.</param>
public sealed record TraceView(
    Guid Id,
    string CaseKey,
    DateTimeOffset At,
    string Actor,
    bool IsFull,
    string? Gap,
    IReadOnlyList<TraceSlate> Slates,
    IReadOnlyList<TraceLine> Inputs,
    IReadOnlyList<TraceLine> Versions,
    IReadOnlyList<TraceDigest> Digests,
    IReadOnlyList<TraceEvent> Responses,
    IReadOnlyList<TraceEvent>? Audit,
    string? TimeZone
)
{
    /// <summary>Whether the viewer may define what models must suggest for the case as it was here.</summary>
    public bool MayMark { get; init; }
}

/// <summary>One slate from candidates to what was shown.</summary>
/// <param name="Ranked">Every candidate that passed, in score order; empty when it could not be recomputed.</param>
/// <param name="Ranker">The ranker used.</param>
public sealed record TraceSlate(
    SlateKind Kind,
    string Ranker,
    IReadOnlyList<TraceStep> Steps,
    IReadOnlyList<TraceItem> Items,
    IReadOnlyList<TraceRanked> Ranked,
    IReadOnlyList<TraceExclusion> Exclusions
);

/// <summary>A stage: number of items in and out.</summary>
/// <param name="CheckedAt">When it read the database again; null for a stage that does not.</param>
public sealed record TraceStep(string Name, int? In, int? Out, string Words, DateTimeOffset? CheckedAt = null);

/// <summary>An item that was shown.</summary>
/// <param name="Title">Null when the viewer may not see it now.</param>
/// <param name="Score">Scaled by 1,000,000, as are amounts and propensity.</param>
/// <param name="Hidden">Number of sentences left out because they use rows the viewer may not see.</param>
public sealed record TraceItem(
    string? Title,
    string Id,
    int Version,
    int Rank,
    long Score,
    long Propensity,
    ConfidenceLabel Confidence,
    string? RequiredBy,
    IReadOnlyList<TracePart> Parts,
    IReadOnlyList<TraceClaim> Claims,
    int Hidden,
    IReadOnlyList<TraceSource> Sources,
    TracePermit Permit
)
{
    /// <summary>
    /// The chance behind the confidence, in percent; null when the viewer may not see the item, or it is shown whatever its chance.
    /// </summary>
    public int? Chance { get; init; }
}

/// <summary>A term's part of a score.</summary>
public sealed record TracePart(string Words, long Value, long Weight, long Amount);

/// <summary>A sentence with the facts it was written from.</summary>
/// <param name="IsConfidenceReason">Explains the confidence, not the suggestion.</param>
public sealed record TraceClaim(string Text, bool IsConfidenceReason, string? Rejection, IReadOnlyList<TraceFact> Facts);

/// <summary>A fact with what it was computed from, in words.</summary>
public sealed record TraceFact(string Id, string Field, string Value, string From);

/// <summary>A source that proposed an item.</summary>
public sealed record TraceSource(string Name, int? Rank, long Score);

/// <summary>Result of the final validation of an item.</summary>
/// <param name="Reasons">Why the item was not permitted; empty when it was.</param>
/// <param name="DerivedFrom">What the permission was derived from, if recorded.</param>
public sealed record TracePermit(DateTimeOffset At, IReadOnlyList<string> Reasons, IReadOnlyList<string> DerivedFrom);

/// <summary>A candidate that passed screening.</summary>
/// <param name="Title">Null when the viewer may not see it now.</param>
/// <param name="Placed">The item's rank after placement; null when it was dropped.</param>
public sealed record TraceRanked(string? Title, long Score, int? Placed, bool IsShown, IReadOnlyList<TraceSource> Sources);

/// <summary>Items excluded for one reason.</summary>
/// <param name="Names">Titles of the items the viewer may see.</param>
/// <param name="Stage">Screening or validation.</param>
public sealed record TraceExclusion(string Stage, string Words, int Count, IReadOnlyList<string> Names);

/// <summary>A name with its value.</summary>
public sealed record TraceLine(string Name, string Value);

/// <summary>A stage's digest.</summary>
/// <param name="IsSame">Whether recomputing gave the same digest; null when it was not recomputed.</param>
public sealed record TraceDigest(string Stage, string Sha256, bool? IsSame);

/// <summary>An event of the decision.</summary>
public sealed record TraceEvent(Guid Id, DateTimeOffset At, string Words);
