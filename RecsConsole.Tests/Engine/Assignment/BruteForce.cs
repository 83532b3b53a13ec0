using RecsConsole.Engine.Assignment;

namespace RecsConsole.Tests.Engine.Assignment;

/// <summary>The cheapest of all assignments, found by trying all of them; what was tried with the same room left is not tried again.</summary>
internal static class BruteForce
{
    public static long Cost(AssignmentProblem problem) =>
        Best(problem, 0, new int[problem.Places.Count], [])!.Value;

    /// <summary>Cheapest cost when the person also takes one request that only they can take; null when there is no way.</summary>
    public static long? CostWithOneMore(AssignmentProblem problem, int person)
    {
        if (problem.Places[person].Count == 0)
        {
            return null;
        }

        var used = new int[problem.Places.Count];
        used[person] = 1;
        return Best(problem, 0, used, []) + problem.Places[person][0];
    }

    /// <summary>Cost of one assignment; throws where it is not allowed.</summary>
    public static long CostOf(AssignmentProblem problem, IReadOnlyList<int?> personOf)
    {
        var used = new int[problem.Places.Count];
        var cost = 0L;
        for (var request = 0; request < personOf.Count; request++)
        {
            cost += personOf[request] is { } person
                ? problem.Costs[request][person]!.Value + problem.Places[person][used[person]++]
                : problem.NobodyCost;
        }

        return cost;
    }

    private static long? Best(
        AssignmentProblem problem,
        int request,
        int[] used,
        Dictionary<(int, string), long> known
    )
    {
        if (request == problem.Costs.Count)
        {
            return 0;
        }

        var key = (request, string.Join(',', used));
        if (known.TryGetValue(key, out var before))
        {
            return before;
        }

        var best = problem.NobodyCost + Best(problem, request + 1, used, known)!.Value;
        for (var person = 0; person < used.Length; person++)
        {
            if (
                problem.Costs[request][person] is { } cost
                && used[person] < problem.Places[person].Count
            )
            {
                var place = problem.Places[person][used[person]++];
                best = Math.Min(
                    best,
                    cost + place + Best(problem, request + 1, used, known)!.Value
                );
                used[person]--;
            }
        }

        return known[key] = best;
    }
}
