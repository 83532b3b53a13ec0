using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Evaluation;

namespace RecsConsole.Engine.Assignment;

/// <summary>
/// Assigns a team's open requests together. Each further request for a person costs the share of capacity it takes up, weighted as in the
/// heuristic, so that requests spread evenly over equal people. When people are scarce, the price is what another request loses.
/// </summary>
public static class TeamPlanner
{
    /// <summary>The highest price: a request that nobody takes costs as much as two perfect matches.</summary>
    public const long HighestPrice = 2 * FixedPoint.One;

    /// <summary>The plan of least cost; requests and people are taken in ordinal order of their ids.</summary>
    /// <param name="loadWeight">Amount that a full load subtracts from a score, scaled by 1,000,000.</param>
    public static TeamPlan Plan(IEnumerable<OpenRequest> requests, IEnumerable<PlannedPerson> people, long loadWeight)
    {
        OpenRequest[] open = [.. requests.OrderBy(each => each.Id, StringComparer.Ordinal)];
        PlannedPerson[] staff = [.. people.OrderBy(each => each.Id, StringComparer.Ordinal)];
        var plan = MinCostFlow.Solve(
            new(
                [.. open.Select(request => CostsOf(request, staff))],
                [.. staff.Select(person => PlacesOf(person, loadWeight))],
                HighestPrice
            )
        );
        return new(
            AssignmentsOf(plan, open, staff),
            PricesOf(plan, staff, loadWeight),
            GivenUp(plan, open, staff),
            Gini.Of([.. staff.Select(person => (long)person.Carries)]),
            Gini.Of([.. staff.Select((person, i) => (long)person.Carries + plan.PersonOf.Count(taker => taker == i))])
        );
    }

    private static IReadOnlyList<long?> CostsOf(OpenRequest request, PlannedPerson[] staff) =>
        [
            .. staff.Select(person =>
                request.Scores.TryGetValue(person.Id, out var score) ? FixedPoint.One - Math.Clamp(score, 0, FixedPoint.One) : (long?)null
            ),
        ];

    private static IReadOnlyList<long> PlacesOf(PlannedPerson person, long loadWeight) =>
        [.. Enumerable.Range(0, Math.Max(0, person.Room)).Select(more => LoadCost(person, more, loadWeight))];

    private static long LoadCost(PlannedPerson person, int more, long loadWeight) =>
        loadWeight * (person.Carries + more) / Math.Max(1, person.Capacity);

    private static SortedDictionary<string, string> AssignmentsOf(AssignmentPlan plan, OpenRequest[] open, PlannedPerson[] staff)
    {
        var personOf = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < open.Length; i++)
        {
            if (plan.PersonOf[i] is { } person)
            {
                personOf.Add(open[i].Id, staff[person].Id);
            }
        }

        return personOf;
    }

    // A person without room always has a price: if the plan gives none, the cost of their load, at least that of a full load.
    private static SortedDictionary<string, long> PricesOf(AssignmentPlan plan, PlannedPerson[] staff, long loadWeight)
    {
        var prices = new SortedDictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < staff.Length; i++)
        {
            var full = Math.Max(loadWeight, LoadCost(staff[i], 0, loadWeight));
            prices.Add(staff[i].Id, Math.Clamp(plan.Prices[i] ?? full, 0, HighestPrice));
        }

        return prices;
    }

    private static long GivenUp(AssignmentPlan plan, OpenRequest[] open, PlannedPerson[] staff)
    {
        var sum = 0L;
        for (var i = 0; i < open.Length; i++)
        {
            if (plan.PersonOf[i] is { } person)
            {
                sum += open[i].Scores.Values.Max() - open[i].Scores[staff[person].Id];
            }
        }

        return sum;
    }
}
