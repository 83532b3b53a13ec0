using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender;

/// <summary>The people whose load and presence are worth reading: whom the engine's own sources would propose, best first.</summary>
public static class ExpertShortlist
{
    private const int Most = 40;
    private static readonly ICandidateSource[] s_sources =
    [
        new SkillSource(),
        new SimilarCaseResolverSource(),
    ];

    /// <summary>At most 40 ids; ties by id.</summary>
    public static IReadOnlyList<Guid> Of(CaseSnapshot snapshot) =>
        [
            .. s_sources
                .SelectMany(source => source.Propose(snapshot))
                .GroupBy(candidate => candidate.Id, StringComparer.Ordinal)
                .OrderByDescending(group =>
                    group.Sum(candidate => candidate.Provenance.Sum(each => each.Score))
                )
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Take(Most)
                .Select(group => Guid.Parse(group.Key)),
        ];
}
