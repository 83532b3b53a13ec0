using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// The found cases, the actions taken on them and how they ended, as a graph. A random walk from the case at hand moves over shared actions
/// to other cases, and returns half of the time to where search says that it belongs (personalised PageRank: T. H. Haveliwala,
/// "Topic-Sensitive PageRank", WWW 2002), for a fixed number of rounds and in whole numbers.
/// </summary>
internal sealed class OutcomeGraph
{
    private const int Rounds = 2;

    private readonly List<(SimilarCaseHit Hit, string[] Actions)> _cases;
    private readonly Dictionary<string, List<int>> _byAction = new(StringComparer.Ordinal);

    public OutcomeGraph(CaseSnapshot snapshot, SnapshotIndex index)
    {
        _cases =
        [
            .. snapshot
                .Visible.SimilarCases.Where(hit => hit.Steps.Count > 0 && !PrecedentAge.From(hit, index).IsSuperseded)
                .Select(hit => (hit, hit.Steps.Select(step => step.Activity).Distinct(StringComparer.Ordinal).ToArray())),
        ];
        for (var i = 0; i < _cases.Count; i++)
        {
            foreach (var action in _cases[i].Actions)
            {
                if (!_byAction.TryGetValue(action, out var own))
                {
                    _byAction[action] = own = [];
                }

                own.Add(i);
            }
        }
    }

    /// <summary>For each action, the probability that the walk ends at a case that took it and ended well, with these cases.</summary>
    /// <param name="done">What was done on the case at hand.</param>
    public IEnumerable<(string Action, long Chance, IReadOnlyList<SimilarCaseHit> Cases)> Walk(IEnumerable<string> done)
    {
        var reached = Reach([.. done.Distinct(StringComparer.Ordinal).Where(_byAction.ContainsKey)]);
        foreach (var (action, cases) in _byAction)
        {
            int[] well = [.. cases.Where(i => reached[i] > 0 && _cases[i].Hit.EndedWell)];
            if (well.Length > 0)
            {
                yield return (action, well.Sum(i => reached[i]), [.. well.OrderByDescending(i => reached[i]).Select(i => _cases[i].Hit)]);
            }
        }
    }

    private long[] Reach(IReadOnlyList<string> done)
    {
        var home = Home();
        var mass = home;
        if (done.Count > 0)
        {
            mass = Half(home, ToCases(done.ToDictionary(action => action, _ => FixedPoint.One / done.Count, StringComparer.Ordinal)));
        }

        for (var round = 1; round < Rounds; round++)
        {
            mass = Half(home, ToCases(ToActions(mass)));
        }

        return mass;
    }

    // the cases as search ranked them
    private long[] Home()
    {
        var total = _cases.Sum(each => each.Hit.Score);
        return [.. _cases.Select(each => total > 0 ? FixedPoint.One * each.Hit.Score / total : FixedPoint.One / _cases.Count)];
    }

    private Dictionary<string, long> ToActions(long[] mass)
    {
        var onActions = new Dictionary<string, long>(StringComparer.Ordinal);
        for (var i = 0; i < mass.Length; i++)
        {
            foreach (var action in _cases[i].Actions)
            {
                onActions[action] = onActions.GetValueOrDefault(action) + (mass[i] / _cases[i].Actions.Length);
            }
        }

        return onActions;
    }

    private long[] ToCases(Dictionary<string, long> onActions)
    {
        var mass = new long[_cases.Count];
        foreach (var (action, amount) in onActions)
        {
            foreach (var i in _byAction[action])
            {
                mass[i] += amount / _byAction[action].Count;
            }
        }

        return mass;
    }

    private static long[] Half(long[] home, long[] walked) => [.. home.Zip(walked, (here, there) => (here + there) / 2)];
}
