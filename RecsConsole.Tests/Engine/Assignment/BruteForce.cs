using RecsConsole.Engine.Assignment;

namespace RecsConsole.Tests.Engine.Assignment;

/// <summary>
/// Finds the cheapest of all assignments by trying every request with every person and with nobody. Of the partial assignments that leave
/// the same free places, only the cheapest is continued. <see cref="OneByOne"/> enumerates all assignments without that shortcut, to check
/// it.
/// </summary>
internal sealed class BruteForce
{
    private readonly AssignmentProblem _problem;
    private readonly int[] _weights;
    private long?[] _cheapest;

    private BruteForce(AssignmentProblem problem)
    {
        _problem = problem;
        _weights = new int[problem.Places.Count];
        var states = 1;
        for (var person = 0; person < _weights.Length; person++)
        {
            _weights[person] = states;
            states *= problem.Places[person].Count + 1;
        }

        _cheapest = new long?[states];
        _cheapest[0] = 0;
    }

    /// <summary>Tries all assignments of a problem.</summary>
    public static BruteForce Of(AssignmentProblem problem)
    {
        var ways = new BruteForce(problem);
        foreach (var costs in problem.Costs)
        {
            ways.Give(costs);
        }

        return ways;
    }

    public long Cost => _cheapest.Min()!.Value;

    /// <summary>
    /// Cheapest cost if the person also takes one more request that only they can take; null if there is no such assignment.
    /// </summary>
    public long? CostWithOneMore(int person)
    {
        long? best = null;
        for (var state = 0; state < _cheapest.Length; state++)
        {
            if (_cheapest[state] is { } cost && Used(state, person) is var used && used < _problem.Places[person].Count)
            {
                best = Lower(best, cost + _problem.Places[person][used]);
            }
        }

        return best;
    }

    /// <summary>Cost of the cheapest assignment, found by enumerating all of them one by one.</summary>
    public static long OneByOne(AssignmentProblem problem)
    {
        var digits = new int[problem.Costs.Count];
        long? best = null;
        do
        {
            int?[] personOf = [.. digits.Select(digit => digit == 0 ? null : (int?)digit - 1)];
            if (IsAllowed(problem, personOf))
            {
                best = Lower(best, CostOf(problem, personOf));
            }
        } while (Counter.Next(digits, problem.Places.Count + 1));

        return best!.Value;
    }

    /// <summary>Cost of one assignment; throws if it is not allowed.</summary>
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

    private void Give(IReadOnlyList<long?> costs)
    {
        var after = new long?[_cheapest.Length];
        for (var state = 0; state < after.Length; state++)
        {
            if (_cheapest[state] is not { } cost)
            {
                continue;
            }

            after[state] = Lower(after[state], cost + _problem.NobodyCost);
            for (var person = 0; person < costs.Count; person++)
            {
                var used = Used(state, person);
                if (costs[person] is { } more && used < _problem.Places[person].Count)
                {
                    var next = state + _weights[person];
                    after[next] = Lower(after[next], cost + more + _problem.Places[person][used]);
                }
            }
        }

        _cheapest = after;
    }

    private int Used(int state, int person) => state / _weights[person] % (_problem.Places[person].Count + 1);

    private static long? Lower(long? known, long cost) => known < cost ? known : cost;

    private static bool IsAllowed(AssignmentProblem problem, int?[] personOf) =>
        personOf
            .Select((person, request) => (Person: person, Request: request))
            .Where(each => each.Person is not null)
            .All(each => problem.Costs[each.Request][each.Person!.Value] is not null)
        && personOf.OfType<int>().GroupBy(person => person).All(group => group.Count() <= problem.Places[group.Key].Count);
}
