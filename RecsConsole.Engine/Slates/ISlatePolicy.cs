using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Slates;

/// <summary>Turns scores into an order: required items first, then SLA and diversity; every move is recorded.</summary>
public interface ISlatePolicy
{
    /// <summary>Places at most <see cref="SlateRequest.Kept"/> candidates; the first <see cref="SlateRequest.Size"/> are shown.</summary>
    /// <param name="floor">How low a score may be; by default, the floor of the weighted rules.</param>
    Placement Place(
        CaseSnapshot snapshot,
        IReadOnlyList<Candidate> eligible,
        IReadOnlyList<CandidateScore> scores,
        SlateRequest request,
        ScoreFloor floor = default
    );
}
