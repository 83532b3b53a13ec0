using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// The experts proposed for a case before the load and presence of people are read, because these are read for the shortlist only. The
/// finished snapshot carries it, so that the sources of experts run once; a replay has no shortlist and asks them again.
/// </summary>
public sealed class ExpertShortlist
{
    private readonly CandidateSources _sources;
    private readonly CaseSnapshot _basis;

    internal ExpertShortlist(CandidateSources sources, CaseSnapshot basis, ProposedCandidates proposed)
    {
        (_sources, Proposed) = (sources, proposed);
        _basis = basis with { Shortlist = null }; // a copy, so that the look-ups made for the original can be collected
    }

    /// <summary>What the sources of experts proposed.</summary>
    public ProposedCandidates Proposed { get; }

    /// <summary>At most <see cref="CandidateSources.MaxExperts"/> person ids, in the order of their candidate ids.</summary>
    public IReadOnlyList<Guid> PersonIds => [.. Proposed.Candidates.Select(candidate => Guid.Parse(candidate.Id))];

    /// <summary>
    /// Whether these sources would propose the same for a snapshot: it differs from the one asked about at most in what no source of experts reads
    /// (documents, presence, dismissals, what was shown or withheld).
    /// </summary>
    internal bool Fits(CandidateSources sources, CaseSnapshot snapshot) =>
        ReferenceEquals(sources, _sources)
        && snapshot.At == _basis.At
        && ReferenceEquals(snapshot.Actor, _basis.Actor)
        && ReferenceEquals(snapshot.Case, _basis.Case)
        && ReferenceEquals(snapshot.History, _basis.History)
        && ReferenceEquals(snapshot.Shared, _basis.Shared)
        && ReferenceEquals(snapshot.Visible.SimilarCases, _basis.Visible.SimilarCases)
        && ReferenceEquals(snapshot.Visible.History?.Collaborators, _basis.Visible.History?.Collaborators);
}
