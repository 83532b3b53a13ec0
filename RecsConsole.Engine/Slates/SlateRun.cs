using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// The outcome of each step for one slate, up to its order. Feature rows and scores are in the order of the eligible candidates.
/// </summary>
public sealed record SlateRun(
    SlateRequest Request,
    ProposedCandidates Proposed,
    Screening Screening,
    FeatureMatrix Features,
    IReadOnlyList<CandidateScore> Scores,
    Placement Placement
)
{
    /// <summary>
    /// The case waits for an answer until then; null when it does not wait, or has for so long that it may be time to ask again.
    /// </summary>
    public DateTimeOffset? LookAgainAt { get; init; }

    /// <summary>The case waits for an answer, however long it has, and with it everything that is below the floor.</summary>
    public bool AwaitsAnswer { get; init; }

    /// <summary>The candidates that may be shown; the rows of later steps are in their order.</summary>
    public IReadOnlyList<Candidate> Eligible => Screening.Eligible;

    /// <summary>What is not shown, each with its reason: excluded by a rule, or not worth a place.</summary>
    public IReadOnlyList<Exclusion> Excluded =>
        Placement.BelowFloor.Count == 0
            ? Screening.Excluded
            :
            [
                .. Screening.Excluded,
                .. Eligible.Where(candidate => Placement.BelowFloor.Contains(candidate.Id, StringComparer.Ordinal)).Select(BelowFloor),
            ];

    /// <summary>Adds the outcome of each step to the digests of its stage.</summary>
    public void AddTo(StageDigests digests)
    {
        ArgumentNullException.ThrowIfNull(digests);
        digests.Add("candidates", Proposed.Candidates);
        digests.Add("screening", Screening);
        digests.Add("features", Features);
        digests.Add("scores", Scores);
        digests.Add("placement", Placement);
    }

    private Exclusion BelowFloor(Candidate candidate) =>
        new(
            candidate.Kind,
            candidate.Id,
            [AwaitsAnswer ? ReasonCode.AwaitsAnswer : ReasonCode.BelowFloor],
            [.. candidate.Provenance.Select(each => each.Source)]
        );
}
