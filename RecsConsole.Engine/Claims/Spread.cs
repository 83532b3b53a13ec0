using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.Claims;

/// <summary>The cost of spreading requests: a better match is further down the slate only because of the price of their load.</summary>
/// <param name="Less">By how much the better match scores higher, both without load, scaled by 1,000,000.</param>
/// <param name="Fewer">How many fewer open cases this person has.</param>
internal sealed record Spread(long Less, int Fewer)
{
    /// <summary>
    /// For each placed person, the comparison with the best match further down; null when there is none with a higher load.
    /// </summary>
    public static IReadOnlyList<Spread?> Of(
        SnapshotIndex index,
        IReadOnlyList<Candidate> eligible,
        IReadOnlyList<CandidateScore> scores,
        Placement placement
    )
    {
        var spreads = new Spread?[placement.Placed.Count];
        if (spreads.Length == 0 || eligible[placement.Placed[0].Index].Kind != SlateKind.Expert)
        {
            return spreads;
        }

        (long? Match, int? Open)[] people =
        [
            .. placement.Placed.Select(placed => (MatchOf(scores[placed.Index]), OpenCasesOf(index, eligible[placed.Index]))),
        ];
        for (var i = 0; i < spreads.Length; i++)
        {
            spreads[i] = Find(people, i);
        }

        return spreads;
    }

    private static Spread? Find((long? Match, int? Open)[] people, int at)
    {
        Spread? found = null;
        for (var other = at + 1; other < people.Length; other++)
        {
            var less = people[other].Match - people[at].Match;
            var fewer = people[other].Open - people[at].Open;
            if (less > (found?.Less ?? 0) && fewer > 0)
            {
                found = new(less.Value, fewer.Value);
            }
        }

        return found;
    }

    /// <summary>Adds the claim, where there is something to state.</summary>
    public static void Add(FactSheet sheet, Spread? spread, CaseSnapshot snapshot)
    {
        if (spread is null)
        {
            return;
        }

        var source = snapshot.Plan is { } plan ? $"plan:{plan.Team}:{plan.Version}" : "snapshot:presence";
        sheet.Count("less", FactTypes.Score, "score.less_match", spread.Less, source);
        sheet.Count("fewer", FactTypes.FewerCases, "person.fewer_cases", spread.Fewer, source);
        sheet.Claim("expert.spread", "less", "fewer");
    }

    // Only the heuristic has load as a separate term.
    private static long? MatchOf(CandidateScore score)
    {
        var off = 0L;
        foreach (var part in score.Contributions)
        {
            if (string.Equals(part.Term, LogisticRanker.Base, StringComparison.Ordinal))
            {
                return null;
            }

            off += string.Equals(part.Term, HeuristicRanker.WorkloadPenalty, StringComparison.Ordinal) ? part.Amount : 0;
        }

        return score.Score - off;
    }

    private static int? OpenCasesOf(SnapshotIndex index, Candidate candidate) =>
        index.People.Person(candidate.Id) is { } person ? index.Presence(person.Id)?.OpenCases : null;
}
