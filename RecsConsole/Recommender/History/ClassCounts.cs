using System.Runtime.InteropServices;

namespace RecsConsole.Recommender.History;

/// <summary>
/// Counts of cases by key and item, kept per access class, so that a sum never includes a case its reader may not see. Item <see
/// cref="Total"/> counts the cases that have the key at all. Besides the cases, weights are
/// added up: an item may occur in a case several times, and weigh more or less. Which cases are good is the counter's matter: mostly those that
/// ended well, for next steps those that had the item before.
/// </summary>
internal sealed class ClassCounts<TKey>
    where TKey : struct, IEquatable<TKey>
{
    public const int Total = -1;

    private Dictionary<(TKey Key, int Class, int Item), (int Cases, int Good, double Weight)> _building = [];
    private readonly Dictionary<TKey, ClassCell[]> _cells = [];

    /// <summary>Counts a case that has the item for the first time.</summary>
    public void Add(TKey key, int accessClass, int item, bool good, double weight = 0)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_building, (key, accessClass, item), out _);
        count = (count.Cases + 1, count.Good + (good ? 1 : 0), count.Weight + weight);
    }

    /// <summary>Counts another occurrence in a case that was counted; <paramref name="good"/> only if none in this case was before.</summary>
    public void AddAgain(TKey key, int accessClass, int item, bool good, double weight)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_building, (key, accessClass, item), out _);
        count = count with { Good = count.Good + (good ? 1 : 0), Weight = count.Weight + weight };
    }

    /// <summary>Ends counting; afterwards the counts are read-only.</summary>
    public void Seal()
    {
        foreach (var group in _building.GroupBy(entry => entry.Key.Key))
        {
            _cells.Add(
                group.Key,
                [
                    .. group.Select(entry => new ClassCell(
                        entry.Key.Class,
                        entry.Key.Item,
                        entry.Value.Cases,
                        entry.Value.Good,
                        entry.Value.Weight
                    )),
                ]
            );
        }

        _building = [];
    }

    /// <summary>The visible cases under a key, and the same per item; zero and empty when there are none.</summary>
    public ClassSum Sum(TKey key, bool[] permitted)
    {
        if (!_cells.TryGetValue(key, out var cells))
        {
            return new(0, 0, 0, []);
        }

        var all = new ClassSum(0, 0, 0, []);
        var sums = new Dictionary<int, (int Cases, int Good, double Weight)>();
        foreach (var cell in cells)
        {
            if (!permitted[cell.Class])
            {
                continue;
            }

            if (cell.Item == Total)
            {
                all = all with { Cases = all.Cases + cell.Cases, Good = all.Good + cell.Good, Weight = all.Weight + cell.Weight };
            }
            else
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, cell.Item, out _);
                sum = (sum.Cases + cell.Cases, sum.Good + cell.Good, sum.Weight + cell.Weight);
            }
        }

        all.Items.AddRange(sums.Select(sum => new ItemCount(sum.Key, sum.Value.Cases, sum.Value.Good, sum.Value.Weight)));
        return all;
    }
}
