using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Assignment;
using RecsConsole.Engine.Evaluation;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Cli.Bench;

/// <summary>The assignments under one rule.</summary>
internal sealed class AssignmentDesk(IReadOnlyDictionary<string, int> capacity, AssignmentRule rule)
{
    private readonly Dictionary<string, List<int>> _ends = capacity.Keys.ToDictionary(
        key => key,
        _ => new List<int>(),
        StringComparer.Ordinal
    );
    private readonly List<long> _ginis = [];
    private long _givenUp;
    private int _taken;
    private int _over;
    private int _maxOverload;
    private long _waited;

    public void Finish(int tick)
    {
        foreach (var ends in _ends.Values)
        {
            ends.RemoveAll(end => end <= tick);
        }
    }

    public bool Take(Arrival request, List<Arrival> waiting, int tick)
    {
        var prices = rule == AssignmentRule.Prices ? Prices(waiting) : null;
        var first = request
            .Scores.Where(each => rule == AssignmentRule.BestMatch || Room(each.Key) > 0)
            .OrderByDescending(each => each.Value - Penalty(each.Key, prices))
            .ThenBy(each => each.Key, StringComparer.Ordinal)
            .Select(each => (KeyValuePair<string, long>?)each)
            .FirstOrDefault();
        if (first is not { } taker)
        {
            return false;
        }

        _ends[taker.Key].Add(tick + request.TicksOfWork);
        _givenUp += request.Scores.Values.Max() - taker.Value;
        _taken++;
        return true;
    }

    public void Note(int waiting, bool isEvening)
    {
        _waited += waiting;
        if (!isEvening)
        {
            return;
        }

        // by share of capacity, so that someone who works half days does not count as idle
        _ginis.Add(Gini.Of([.. _ends.Select(each => FixedPoint.One * each.Value.Count / Math.Max(1, capacity[each.Key]))]));
        _over += _ends.Count(each => each.Value.Count > capacity[each.Key]);
        _maxOverload = Math.Max(_maxOverload, _ends.Max(each => each.Value.Count - capacity[each.Key]));
    }

    public AssignmentRuleResult Result() =>
        new(
            rule,
            _taken,
            _over,
            Math.Max(0, _maxOverload),
            Math.Round(_ginis.Average() / FixedPoint.One, 3),
            Math.Round((double)_givenUp / FixedPoint.One / Math.Max(1, _taken), 4),
            Math.Round((double)_waited / AssignmentBench.TicksADay / Math.Max(1, _taken), 2)
        );

    private int Room(string person) => capacity[person] - _ends[person].Count;

    private long Penalty(string person, IReadOnlyDictionary<string, long>? prices)
    {
        var max = HeuristicWeights.Default.WorkloadPenalty;
        return rule switch
        {
            AssignmentRule.ShareOfCapacity => max * _ends[person].Count / Math.Max(1, capacity[person]),
            AssignmentRule.Prices => Math.Min(max, prices!.GetValueOrDefault(person)),
            _ => 0,
        };
    }

    private IReadOnlyDictionary<string, long> Prices(List<Arrival> waiting) =>
        TeamPlanner
            .Plan(
                waiting.Select(each => new OpenRequest($"{each.Number:000000}", each.Scores)),
                capacity.Select(each => new PlannedPerson(each.Key, _ends[each.Key].Count, each.Value, Math.Max(0, Room(each.Key)))),
                HeuristicWeights.Default.WorkloadPenalty
            )
            .Prices;
}

/// <summary>An arriving request.</summary>
/// <param name="Scores">How well each person fits, without load.</param>
internal sealed record Arrival(int Number, int Tick, int TicksOfWork, IReadOnlyDictionary<string, long> Scores);
