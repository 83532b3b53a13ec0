using RecsConsole.Engine.Arithmetic;

namespace RecsConsole.Features.Demo.Simulation;

/// <summary>
/// Random numbers of the simulated world: the same seed gives the same world on every machine and runtime. For the same reason it uses only
/// + - * and shifts, no transcendental functions.
/// </summary>
public sealed class SimulationRandom(ulong seed)
{
    private readonly SplitMix64 _random = new(seed);

    /// <summary>A separate generator for a part of the world, so that changing one part leaves the others unchanged.</summary>
    public static SimulationRandom For(ulong seed, string part)
    {
        ArgumentNullException.ThrowIfNull(part);
        var hash = 14695981039346656037UL; // FNV-1a
        foreach (var character in part)
        {
            hash = unchecked((hash ^ character) * 1099511628211UL);
        }

        return new(new SimulationRandom(seed ^ hash).NextUInt64());
    }

    public ulong NextUInt64() => _random.Next();

    /// <summary>At least 0 and less than 1.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    public double Between(double low, double high) => low + ((high - low) * NextDouble());

    public int Between(int low, int high) => low + (int)(NextDouble() * (high - low + 1));

    public bool Chance(double probability) => NextDouble() < probability;

    /// <summary>Approximately standard normal: the sum of twelve uniform numbers.</summary>
    public double NextNormal()
    {
        var sum = -6.0;
        for (var i = 0; i < 12; i++)
        {
            sum += NextDouble();
        }

        return sum;
    }

    /// <summary>A factor around 1, often below and sometimes far above, as durations of work are.</summary>
    public double NextSpread()
    {
        var u = NextDouble();
        return 0.35 + (1.95 * u * u);
    }

    public T Pick<T>(IList<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        return items[(int)(NextDouble() * items.Count)];
    }

    /// <summary>One of the items, by weight; at least one weight must be above zero.</summary>
    public T PickWeighted<T>(IEnumerable<T> items, Func<T, double> weight)
    {
        var weighted = items.Select(item => (Item: item, Weight: weight(item))).ToList();
        var left = NextDouble() * weighted.Sum(each => each.Weight);
        foreach (var (item, share) in weighted)
        {
            left -= share;
            if (left < 0)
            {
                return item;
            }
        }

        return weighted.Last(each => each.Weight > 0).Item;
    }
}
