namespace RecsConsole.Engine.Assignment;

/// <summary>
/// The cheapest assignment of requests to people, as a min-cost flow by successive shortest paths with node potentials (R. K. Ahuja, T. L.
/// Magnanti, J. B. Orlin, "Network Flows", 1993, section 9.7; potentials after J. Edmonds and R. M. Karp, 1972). Requests are added one at
/// a time; each takes the cheapest path to a free place or to nobody, reassigning earlier ones where that pays. Ties go to the lower index,
/// so that a problem has exactly one plan.
/// </summary>
public sealed class MinCostFlow
{
    private const long Unreached = long.MaxValue;

    private readonly AssignmentProblem _problem;
    private readonly int _people;
    private readonly int?[] _personOf;
    private readonly SortedSet<int>[] _requestsOf;
    private readonly long[] _requestPotential;
    private readonly long[] _personPotential;

    private MinCostFlow(AssignmentProblem problem)
    {
        _problem = problem;
        _people = problem.Places.Count;
        _personOf = new int?[problem.Costs.Count];
        _requestsOf = [.. Enumerable.Range(0, _people).Select(_ => new SortedSet<int>())];
        _requestPotential = new long[problem.Costs.Count];
        _personPotential = new long[_people];
    }

    /// <summary>The plan with the lowest cost.</summary>
    /// <exception cref="ArgumentException">The problem is malformed.</exception>
    public static AssignmentPlan Solve(AssignmentProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (problem.Problem() is { } wrong)
        {
            throw new ArgumentException(wrong, nameof(problem));
        }

        var flow = new MinCostFlow(problem);
        for (var request = 0; request < problem.Costs.Count; request++)
        {
            flow.Assign(request);
        }

        return new(flow._personOf, flow.TotalCost(), flow.Prices());
    }

    private void Assign(int request)
    {
        // the highest potential for which no edge out of the new request has a negative reduced cost
        var potential = -_problem.NobodyCost;
        for (var person = 0; person < _people; person++)
        {
            if (_problem.Costs[request][person] is { } cost)
            {
                potential = Math.Max(potential, _personPotential[person] - cost);
            }
        }

        _requestPotential[request] = potential;
        var search = new Search(_people);
        Relax(search, request, 0);
        while (search.Next() is { } person)
        {
            Visit(search, person);
        }

        Shift(search);
        Augment(search, request);
    }

    private void Visit(Search search, int person)
    {
        var distance = search.Distance[person];
        if (NextPlace(person) is { } place)
        {
            search.End(distance + place + _personPotential[person], person, null);
        }

        foreach (var held in _requestsOf[person])
        {
            var back = _personPotential[person] - _problem.Costs[held][person]!.Value - _requestPotential[held];
            Relax(search, held, distance + back);
        }
    }

    private void Relax(Search search, int request, long distance)
    {
        search.Requests.Add((request, distance));
        var from = distance + _requestPotential[request];
        search.End(from + _problem.NobodyCost, null, request);
        var costs = _problem.Costs[request];
        for (var person = 0; person < _people; person++)
        {
            if (costs[person] is { } cost && _personOf[request] != person)
            {
                search.Reach(person, from + cost - _personPotential[person], request);
            }
        }
    }

    // Potentials of nodes nearer than the end change by the difference, so that all reduced costs stay non-negative.
    private void Shift(Search search)
    {
        for (var person = 0; person < _people; person++)
        {
            if (search.IsDone[person])
            {
                _personPotential[person] += Math.Min(0, search.Distance[person] - search.EndDistance);
            }
        }

        foreach (var (reached, distance) in search.Requests)
        {
            _requestPotential[reached] += Math.Min(0, distance - search.EndDistance);
        }
    }

    // Walks the path from its end backwards: each person on it takes the request that arrives and passes on the one they had.
    private void Augment(Search search, int start)
    {
        var person = search.EndPerson;
        if (search.EndRequest is { } left)
        {
            person = _personOf[left];
            Move(left, null);
        }

        while (person is { } taker)
        {
            var request = search.Via[taker];
            var before = _personOf[request];
            Move(request, taker);
            person = request == start ? null : before;
        }
    }

    private void Move(int request, int? person)
    {
        if (_personOf[request] is { } before)
        {
            _requestsOf[before].Remove(request);
        }

        _personOf[request] = person;
        if (person is { } taker)
        {
            _requestsOf[taker].Add(request);
        }
    }

    private long? NextPlace(int person) =>
        _requestsOf[person].Count < _problem.Places[person].Count ? _problem.Places[person][_requestsOf[person].Count] : null;

    private long TotalCost()
    {
        var cost = 0L;
        for (var request = 0; request < _personOf.Length; request++)
        {
            cost += _personOf[request] is { } person ? _problem.Costs[request][person]!.Value : _problem.NobodyCost;
        }

        for (var person = 0; person < _people; person++)
        {
            cost += _problem.Places[person].Take(_requestsOf[person].Count).Sum();
        }

        return cost;
    }

    // The cheapest path from each person: a free place of their own, or one of their requests that moves to somebody else or to nobody. A
    // cheapest plan has no negative cycle, so the rounds end.
    private long?[] Prices()
    {
        var prices = new long?[_people];
        for (var person = 0; person < _people; person++)
        {
            prices[person] = NextPlace(person);
        }

        var moved = true;
        while (moved)
        {
            moved = false;
            for (var request = 0; request < _personOf.Length; request++)
            {
                if (_personOf[request] is { } holder && WayOn(request, holder, prices) is var price && !(prices[holder] <= price))
                {
                    prices[holder] = price;
                    moved = true;
                }
            }
        }

        return prices;
    }

    private long WayOn(int request, int holder, long?[] prices)
    {
        var costs = _problem.Costs[request];
        var best = _problem.NobodyCost;
        for (var person = 0; person < _people; person++)
        {
            if (person != holder && costs[person] is { } cost && prices[person] is { } price)
            {
                best = Math.Min(best, cost + price);
            }
        }

        return best - costs[holder]!.Value;
    }

    /// <summary>Shortest paths from a new request, by Dijkstra's algorithm over reduced costs; the nodes are people.</summary>
    private sealed class Search(int people)
    {
        public long[] Distance { get; } = [.. Enumerable.Repeat(Unreached, people)];

        public bool[] IsDone { get; } = new bool[people];

        /// <summary>The request through which a person was reached.</summary>
        public int[] Via { get; } = new int[people];

        /// <summary>Requests reached, with their distances.</summary>
        public List<(int Request, long Distance)> Requests { get; } = [];

        public long EndDistance { get; private set; } = Unreached;

        public int? EndPerson { get; private set; }

        public int? EndRequest { get; private set; }

        public void Reach(int person, long distance, int via)
        {
            if (distance < Distance[person])
            {
                (Distance[person], Via[person]) = (distance, via);
            }
        }

        public void End(long distance, int? person, int? request)
        {
            if (distance < EndDistance)
            {
                (EndDistance, EndPerson, EndRequest) = (distance, person, request);
            }
        }

        /// <summary>The nearest person not visited yet; null when none is nearer than the end.</summary>
        public int? Next()
        {
            int? nearest = null;
            for (var person = 0; person < people; person++)
            {
                if (!IsDone[person] && Distance[person] < EndDistance && (nearest is null || Distance[person] < Distance[nearest.Value]))
                {
                    nearest = person;
                }
            }

            if (nearest is { } node)
            {
                IsDone[node] = true;
            }

            return nearest;
        }
    }
}
