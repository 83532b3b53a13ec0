using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// The experts proposed for a case before load and presence are read, which happens for the shortlist only. The finished snapshot carries
/// it, so that the expert sources run once; a replay has no shortlist and runs them again.
/// </summary>
public sealed class ExpertShortlist : IExpertShortlist
{
    private readonly CandidateSources _sources;
    private readonly CaseSnapshot _basis;

    internal ExpertShortlist(CandidateSources sources, CaseSnapshot basis, ProposedCandidates proposed)
    {
        (_sources, Proposed) = (sources, proposed);
        _basis = basis with { Shortlist = null }; // a copy, so that the lookups made for the original can be collected
    }

    /// <summary>What the expert sources proposed.</summary>
    public ProposedCandidates Proposed { get; }

    /// <summary>At most <see cref="CandidateSources.MaxExperts"/> person ids, ordered by candidate id.</summary>
    public IReadOnlyList<Guid> PersonIds => [.. Proposed.Candidates.Select(candidate => Guid.Parse(candidate.Id))];

    /// <summary>
    /// Whether these sources would propose the same for a snapshot: it may differ from the original only in parts that no expert source
    /// reads (documents, presence, dismissals, shown and withheld items).
    /// </summary>
    internal bool Fits(CandidateSources sources, CaseSnapshot snapshot) =>
        ReferenceEquals(sources, _sources)
        && snapshot.At == _basis.At
        && ReferenceEquals(snapshot.Actor, _basis.Actor)
        && ReferenceEquals(snapshot.Case, _basis.Case)
        && ReferenceEquals(snapshot.History, _basis.History)
        && ReferenceEquals(snapshot.Shared, _basis.Shared)
        && ReferenceEquals(snapshot.Visible.SimilarCases, _basis.Visible.SimilarCases)
        && ReferenceEquals(snapshot.Visible.History?.Collaborators, _basis.Visible.History?.Collaborators)
        && ReferenceEquals(snapshot.Visible.History?.Routing?.People, _basis.Visible.History?.Routing?.People);
}
