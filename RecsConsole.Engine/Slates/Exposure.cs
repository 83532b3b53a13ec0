using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Ranking;

namespace RecsConsole.Engine.Slates;

/// <summary>Rotates requests among people who fit equally well, so that the first in the alphabet is not always asked.</summary>
internal static class Exposure
{
    // smaller score differences do not show who is better
    private const long Equal = 10_000;

    /// <summary>Orders each run of nearly equal scores by how often people were asked; a run is measured from its first score.</summary>
    public static IReadOnlyList<int> Spread(
        IReadOnlyList<int> order,
        IReadOnlyList<Candidate> eligible,
        IReadOnlyList<CandidateScore> scores,
        SnapshotIndex index
    )
    {
        var target = new List<int>(order.Count);
        var start = 0;
        while (start < order.Count)
        {
            var end = start + 1;
            while (end < order.Count && scores[order[start]].Score - scores[order[end]].Score < Equal)
            {
                end++;
            }

            target.AddRange(order.Skip(start).Take(end - start).OrderBy(i => AskedOf(eligible[i], index)));
            start = end;
        }

        return target;
    }

    private static int AskedOf(Candidate candidate, SnapshotIndex index) =>
        index.People.Person(candidate.Id) is { } person ? index.Presence(person.Id)?.Asked ?? 0 : 0;
}
