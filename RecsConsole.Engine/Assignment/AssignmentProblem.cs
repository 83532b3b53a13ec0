namespace RecsConsole.Engine.Assignment;

/// <summary>
/// Open requests and the people who could take them. Costs are integers, so that equal inputs give equal plans on any machine; each request
/// goes to one person or to nobody.
/// </summary>
/// <param name="Costs">Cost by [request][person], not negative; null where the person cannot take the request.</param>
/// <param name="Places">By person: the cost of each further request, one entry per free place, never decreasing.</param>
/// <param name="NobodyCost">Cost of leaving a request unassigned.</param>
public sealed record AssignmentProblem(
    IReadOnlyList<IReadOnlyList<long?>> Costs,
    IReadOnlyList<IReadOnlyList<long>> Places,
    long NobodyCost
)
{
    /// <summary>Why the problem is malformed; null when it is valid.</summary>
    public string? Problem()
    {
        if (Costs.Any(row => row.Count != Places.Count))
        {
            return "each request needs one cost for each person";
        }

        if (NobodyCost < 0 || Costs.Any(row => row.Any(cost => cost < 0)))
        {
            return "a cost is negative";
        }

        return
            Places.Any(places => places.Zip(places.Skip(1)).Any(pair => pair.First > pair.Second))
            || Places.Any(places => places.Any(cost => cost < 0))
            ? "what a further request costs a person is negative or falls"
            : null;
    }
}
