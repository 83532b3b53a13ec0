using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Snapshots;

/// <summary>A finished case that search found similar, with what was done in it and how it ended.</summary>
/// <param name="CaseId">Row id; the reference a claim holds.</param>
/// <param name="Score">Search score, scaled by 1,000,000.</param>
/// <param name="Resolution">The action that resolved it; null when unknown.</param>
/// <param name="ResolvedById">Who resolved it.</param>
/// <param name="SlaMet">Null when it had no deadline.</param>
/// <param name="HoursToResolve">From opening to resolution, rounded; null when never resolved.</param>
/// <param name="ProcessVersion">Version of the workflow it was worked under; another than today's is warned about.</param>
/// <param name="Steps">What was done, oldest first, at most 30.</param>
/// <param name="Documents">Documents used in it.</param>
public sealed record SimilarCaseHit(
    Guid CaseId,
    long Score,
    string IssueType,
    string? Product,
    string? Resolution,
    Guid? ResolvedById,
    bool? SlaMet,
    bool Reopened,
    int? HoursToResolve,
    int ProcessVersion,
    DateTimeOffset ResolvedAt,
    IReadOnlyList<SimilarCaseStep> Steps,
    IReadOnlyList<string> Documents
)
{
    /// <summary>Within how many hours a case of its type without a deadline was solved in time; null: the usual window.</summary>
    public int? SolvedWithinHours { get; init; }

    /// <summary>What this product calls success, seen from the opening of the case.</summary>
    public bool EndedWell =>
        new CaseEnding(HoursToResolve is { } hours ? TimeSpan.FromHours(hours) : null, SlaMet, Reopened)
        {
            Window = SolvedWithinHours is { } within ? TimeSpan.FromHours(within) : CaseEnding.UsualWindow,
        }.IsGood;
}
