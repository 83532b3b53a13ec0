using System.Runtime.InteropServices;
using RecsConsole.Casework;
using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.History;

/// <summary>Counts what cases of similar accounts did in the state and issue type of a case.</summary>
internal sealed class AccountTally
{
    private const int Max = 12;

    // added to the denominator as cases without success: two or three cases alone prove little
    private const int Doubt = 3;

    private readonly Dictionary<string, Tally> _actions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _accounts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private long _weight;
    private int _cases;

    /// <summary>Counts a case; false if it has another type or issue type, or was never in the current case's state.</summary>
    public bool Add(IndexedCase found, CaseRecord record, Alike account)
    {
        if (
            !string.Equals(found.IssueType, record.IssueType, StringComparison.Ordinal)
            || !string.Equals(found.Background?.Type, record.Type, StringComparison.Ordinal)
        )
        {
            return false;
        }

        _seen.Clear();
        foreach (var step in found.Steps)
        {
            if (string.Equals(step.FromState, record.State, StringComparison.Ordinal) && _seen.Add(step.Activity))
            {
                ref var tally = ref CollectionsMarshal.GetValueRefOrAddDefault(_actions, step.Activity, out _);
                tally = tally.With(found.EndedWell, account.Score);
            }
        }

        if (_seen.Count == 0)
        {
            return false;
        }

        _cases++;
        _weight += account.Score;
        _accounts.Add(account.Account);
        return true;
    }

    /// <summary>The tally; null when it counted no action of the catalog.</summary>
    public AccountFacts? ToFacts(Func<string, bool> isAction)
    {
        if (_weight == 0)
        {
            return null;
        }

        var doubt = _weight * Doubt / _cases;
        var actions = _actions
            .Where(entry => isAction(entry.Key))
            .Select(entry => new AccountActionFacts(
                entry.Key,
                entry.Value.Used,
                entry.Value.Well,
                FixedPoint.One * entry.Value.WellWeight / (_weight + doubt)
            ))
            .OrderByDescending(action => action.Score)
            .ThenBy(action => action.Action, StringComparer.Ordinal)
            .Take(Max)
            .ToList();
        return actions.Count == 0 ? null : new(_accounts.Count, _cases, actions);
    }

    private readonly record struct Tally(int Used, int Well, long WellWeight)
    {
        public Tally With(bool well, long weight) => new(Used + 1, Well + (well ? 1 : 0), WellWeight + (well ? weight : 0));
    }
}
