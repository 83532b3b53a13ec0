using RecsConsole.Database;
using RecsConsole.Recommender.Past;

namespace RecsConsole.Cli.Census;

/// <summary>
/// Actions that people usually repeat, counted from the events of finished cases only: at least one in five of the cases with the action,
/// or of the steps that followed in a state, or after the same two last actions, once it had been done, repeats it.
/// </summary>
internal sealed class UsualRepeats
{
    private const double Usual = 0.2;

    // fewer following steps are not enough evidence
    private const int Fewest = 5;

    private readonly HashSet<string> _actions;
    private readonly HashSet<(string State, string Action)> _inStates;
    private readonly HashSet<(LastTwo Steps, string Action)> _afterTwo;

    private UsualRepeats(
        HashSet<string> actions,
        HashSet<(string State, string Action)> inStates,
        HashSet<(LastTwo Steps, string Action)> afterTwo
    ) => (_actions, _inStates, _afterTwo) = (actions, inStates, afterTwo);

    /// <param name="cases">The events of each finished case, oldest first.</param>
    public static UsualRepeats From(IEnumerable<IReadOnlyList<CaseEventRow>> cases)
    {
        var ofCases = new Dictionary<string, Followed>(StringComparer.Ordinal);
        var ofStates = new Dictionary<(string, string), Followed>();
        var ofTwo = new Dictionary<(LastTwo, string), Followed>();
        foreach (var events in cases)
        {
            var times = new Dictionary<string, int>(StringComparer.Ordinal);
            var (lastButOne, last) = ((string?)null, (string?)null);
            foreach (var row in events.Where(HistoryCase.IsAction))
            {
                foreach (var done in times.Keys)
                {
                    var again = string.Equals(done, row.Activity, StringComparison.Ordinal);
                    if (row.FromState is { } state)
                    {
                        Add(ofStates, (state, done), again);
                    }

                    if (lastButOne is not null)
                    {
                        Add(ofTwo, (new LastTwo(lastButOne, last!), done), again);
                    }
                }

                (lastButOne, last) = (last, row.Activity);
                times[row.Activity] = times.GetValueOrDefault(row.Activity) + 1;
            }

            foreach (var (action, count) in times)
            {
                Add(ofCases, action, count > 1);
            }
        }

        return new(
            ofCases.Where(each => each.Value.IsUsual(1)).Select(each => each.Key).ToHashSet(StringComparer.Ordinal),
            ofStates.Where(each => each.Value.IsUsual(Fewest)).Select(each => each.Key).ToHashSet(),
            ofTwo.Where(each => each.Value.IsUsual(Fewest)).Select(each => each.Key).ToHashSet()
        );
    }

    /// <summary>Whether people usually repeat the action: on any case, in that state, or after these last two actions.</summary>
    public bool Has(string action, string? state, LastTwo? lastTwo = null) =>
        _actions.Contains(action)
        || (state is not null && _inStates.Contains((state, action)))
        || (lastTwo is { } steps && _afterTwo.Contains((steps, action)));

    private static void Add<TKey>(Dictionary<TKey, Followed> counts, TKey key, bool again)
        where TKey : notnull
    {
        var before = counts.GetValueOrDefault(key);
        counts[key] = new(before.All + 1, before.Again + (again ? 1 : 0));
    }

    /// <summary>How many steps or cases followed, and how many of them repeated the action.</summary>
    private readonly record struct Followed(int All, int Again)
    {
        public bool IsUsual(int fewest) => All >= fewest && Again >= Usual * All;
    }
}

/// <summary>The last two actions of a case.</summary>
internal readonly record struct LastTwo(string Earlier, string Last);
