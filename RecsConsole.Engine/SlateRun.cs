using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Slates;

namespace RecsConsole.Engine;

/// <summary>What each step of one slate made, up to the order: for those who try changes and need no explanations.</summary>
public sealed record SlateRun(
    IReadOnlyList<Candidate> Candidates,
    Screening Screening,
    IReadOnlyList<CandidateScore> Scores,
    Placement Placement
);
