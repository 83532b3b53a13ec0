using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Snapshot.People;

/// <summary>The people whose load and presence are worth reading: exactly those whom the engine will consider.</summary>
public static class ExpertShortlist
{
    private static readonly CandidateSources s_sources = CandidateSources.All();

    /// <summary>At most <see cref="CandidateSources.MaxExperts"/> ids, in the order of their candidate ids.</summary>
    public static IReadOnlyList<Guid> Of(CaseSnapshot snapshot) =>
        [.. s_sources.Propose(snapshot, SlateKind.Expert).Select(candidate => Guid.Parse(candidate.Id))];
}
