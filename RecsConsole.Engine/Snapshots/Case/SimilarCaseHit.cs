using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Snapshots;

/// <summary>A finished case that search found similar, with what was done in it and how it ended.</summary>
/// <param name="CaseId">Row id; used as the reference in claims.</param>
/// <param name="Score">Search score, scaled by 1,000,000.</param>
/// <param name="Resolution">The action that resolved the case, recorded or inferred; null when unknown.</param>
/// <param name="ResolvedById">Who resolved the case.</param>
/// <param name="SlaMet">Null when the case had no deadline.</param>
/// <param name="HoursToResolve">From opening to resolution, rounded; null when never resolved.</param>
/// <param name="ProcessVersion">
/// Version of the workflow the case was handled under; a version other than today's triggers a warning.
/// </param>
/// <param name="Steps">What was done, oldest first, at most 30.</param>
/// <param name="Documents">Documents used on the case.</param>
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
    /// <summary>
    /// How many hours a case of its type without a deadline may take to count as solved in time; null for the usual window.
    /// </summary>
    public int? SolvedWithinHours { get; init; }

    /// <summary>
    /// How the case ended, seen from its opening, where the fields that describe its last solution do not say the same; otherwise null.
    /// </summary>
    public HitEnding? Ending { get; init; }

    /// <summary>The type of the case, where it is not that of the case at hand: it follows another workflow. Otherwise null.</summary>
    public string? OtherType { get; init; }

    /// <summary>
    /// True when nobody recorded what resolved the case, and <see cref="SolvingStep"/> inferred it from its steps; null otherwise.
    /// </summary>
    public bool? IsInferred { get; init; }

    /// <summary>Whether the case was a success as this product defines it, seen from its opening.</summary>
    public bool EndedWell =>
        new CaseEnding(
            (Ending?.Hours ?? HoursToResolve) is { } hours ? TimeSpan.FromHours(hours) : null,
            Ending is { } seen ? seen.MetDeadline : SlaMet,
            Ending?.CameBack ?? Reopened
        )
        {
            Window = SolvedWithinHours is { } within ? TimeSpan.FromHours(within) : CaseEnding.UsualWindow,
        }.IsGood;
}
