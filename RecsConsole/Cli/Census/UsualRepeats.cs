using RecsConsole.Database;
using RecsConsole.Recommender.Past;

namespace RecsConsole.Cli.Census;

/// <summary>
/// Actions that people usually repeat, counted from the events of finished cases only: at least one in five of the cases with the action,
/// or of the steps that followed in a state once it had been done, repeats it.
/// </summary>
internal sealed class UsualRepeats
{
    private const double Usual = 0.2;

    // fewer following steps are not enough evidence
    private const int Fewest = 5;

    private readonly HashSet<string> _actions;
    private readonly HashSet<(string State, string Action)> _inStates;

    private UsualRepeats(HashSet<string> actions, HashSet<(string State, string Action)> inStates) =>
        (_actions, _inStates) = (actions, inStates);

    /// <param name="cases">The events of each finished case, oldest first.</param>
    public static UsualRepeats From(IEnumerable<IReadOnlyList<CaseEventRow>> cases)
    {
        var ofCases = new Dictionary<string, Followed>(StringComparer.Ordinal);
        var ofStates = new Dictionary<(string, string), Followed>();
        foreach (var events in cases)
        {
            var times = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var row in events.Where(HistoryCase.IsAction))
            {
                if (row.FromState is { } state)
                {
                    foreach (var done in times.Keys)
                    {
                        Add(ofStates, (state, done), string.Equals(done, row.Activity, StringComparison.Ordinal));
                    }
                }

                times[row.Activity] = times.GetValueOrDefault(row.Activity) + 1;
            }

            foreach (var (action, count) in times)
            {
                Add(ofCases, action, count > 1);
            }
        }

        return new(
            ofCases.Where(each => each.Value.IsUsual(1)).Select(each => each.Key).ToHashSet(StringComparer.Ordinal),
            ofStates.Where(each => each.Value.IsUsual(Fewest)).Select(each => each.Key).ToHashSet()
        );
    }

    /// <summary>Whether people usually repeat the action, on any case or in that state.</summary>
    public bool Has(string action, string? state) =>
        _actions.Contains(action) || (state is not null && _inStates.Contains((state, action)));

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
