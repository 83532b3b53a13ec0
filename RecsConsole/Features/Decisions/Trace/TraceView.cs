using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>A decision as far as the viewer may see into it.</summary>
/// <param name="IsFull">With what was withheld from the decision's actor.</param>
/// <param name="Gap">Why something is missing, such as that another engine decided; null when nothing is.</param>
/// <param name="Responses">What was done with it, oldest first.</param>
/// <param name="Audit">Its entries in the audit trail; null for those who may not read that.</param>
/// <param name="TimeZone">The viewer's.</param>
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
    /// <summary>Whether the viewer may say what models must show for the case as it stood here.</summary>
    public bool MayMark { get; init; }
}

/// <summary>One slate from candidates to what was shown.</summary>
/// <param name="Ranked">Everything that passed, in score order; empty when it could not be computed again.</param>
/// <param name="Ranker">What put it in order.</param>
public sealed record TraceSlate(
    SlateKind Kind,
    string Ranker,
    IReadOnlyList<TraceStep> Steps,
    IReadOnlyList<TraceItem> Items,
    IReadOnlyList<TraceRanked> Ranked,
    IReadOnlyList<TraceExclusion> Exclusions
);

/// <summary>A stage: how many came in, how many went on.</summary>
public sealed record TraceStep(string Name, int? In, int? Out, string Words);

/// <summary>An item that was shown.</summary>
/// <param name="Title">Null when the viewer may not see it now.</param>
/// <param name="Score">Scaled by 1,000,000, as are amounts and propensity.</param>
/// <param name="Hidden">Sentences left out, because they rest on what the viewer may not see.</param>
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
);

/// <summary>A term's part of a score.</summary>
public sealed record TracePart(string Words, long Value, long Weight, long Amount);

/// <summary>A sentence with the facts it was written from.</summary>
/// <param name="IsGround">The ground of the confidence, not a reason.</param>
public sealed record TraceClaim(string Text, bool IsGround, string? Rejection, IReadOnlyList<TraceFact> Facts);

/// <summary>A fact with what it was computed from, in words.</summary>
public sealed record TraceFact(string Id, string Field, string Value, string From);

/// <summary>A source that proposed an item.</summary>
public sealed record TraceSource(string Name, int? Rank, long Score);

/// <summary>What final validation found for an item.</summary>
/// <param name="Reasons">Why not; empty when it was permitted.</param>
/// <param name="Grounds">What the permission was derived from, where that is recorded.</param>
public sealed record TracePermit(DateTimeOffset At, IReadOnlyList<string> Reasons, IReadOnlyList<string> Grounds);

/// <summary>Something that passed screening.</summary>
/// <param name="Title">Null when the viewer may not see it now.</param>
/// <param name="Placed">Its rank after placement; null when it was not kept.</param>
public sealed record TraceRanked(string? Title, long Score, int? Placed, bool IsShown, IReadOnlyList<TraceSource> Sources);

/// <summary>What was left out for one reason.</summary>
/// <param name="Names">Titles of those the viewer may see.</param>
/// <param name="Stage">Screening or validation.</param>
public sealed record TraceExclusion(string Stage, string Words, int Count, IReadOnlyList<string> Names);

/// <summary>A name and what stands for it.</summary>
public sealed record TraceLine(string Name, string Value);

/// <summary>A stage's digest.</summary>
/// <param name="IsSame">Whether computing it again gave the same; null where it was not computed again.</param>
public sealed record TraceDigest(string Stage, string Sha256, bool? IsSame);

/// <summary>Something that happened to the decision.</summary>
public sealed record TraceEvent(Guid Id, DateTimeOffset At, string Words);
