using System.Runtime.InteropServices;

namespace RecsConsole.Recommender.History;

/// <summary>
/// Counts of cases by key and item, kept per access class, so that a sum never includes a case its reader may not see. Item <see
/// cref="Total"/> counts the cases that have the key at all.
/// </summary>
internal sealed class ClassCounts<TKey>
    where TKey : struct, IEquatable<TKey>
{
    public const int Total = -1;

    private Dictionary<(TKey Key, int Class, int Item), (int Cases, int Good)> _building = [];
    private readonly Dictionary<TKey, ClassCell[]> _cells = [];

    public void Add(TKey key, int accessClass, int item, bool good)
    {
        ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(_building, (key, accessClass, item), out _);
        count = (count.Cases + 1, count.Good + (good ? 1 : 0));
    }

    /// <summary>Ends counting; from here on the counts are read-only.</summary>
    public void Seal()
    {
        foreach (var group in _building.GroupBy(entry => entry.Key.Key))
        {
            _cells.Add(
                group.Key,
                [.. group.Select(entry => new ClassCell(entry.Key.Class, entry.Key.Item, entry.Value.Cases, entry.Value.Good))]
            );
        }

        _building = [];
    }

    /// <summary>
    /// The visible cases under a key: their number, how many are good, and the same per item; zero and empty when there are none.
    /// </summary>
    public (int Cases, int Good, List<ItemCount> Items) Sum(TKey key, bool[] permitted)
    {
        if (!_cells.TryGetValue(key, out var cells))
        {
            return (0, 0, []);
        }

        var (all, good) = (0, 0);
        var sums = new Dictionary<int, (int Cases, int Good)>();
        foreach (var cell in cells)
        {
            if (!permitted[cell.Class])
            {
                continue;
            }

            if (cell.Item == Total)
            {
                all += cell.Cases;
                good += cell.Good;
            }
            else
            {
                ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, cell.Item, out _);
                sum = (sum.Cases + cell.Cases, sum.Good + cell.Good);
            }
        }

        return (all, good, [.. sums.Select(sum => new ItemCount(sum.Key, sum.Value.Cases, sum.Value.Good))]);
    }
}
