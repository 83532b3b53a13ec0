using Microsoft.Extensions.Caching.Memory;

namespace RecsConsole.Casework.Alerts;

/// <summary>
/// Counts refusals that are too many, or of nobody's, for a trail. In memory only, with a limited number of entries: each node counts for
/// itself. The time starts with the first.
/// </summary>
public sealed class RefusalCounts(TimeProvider clock) : IDisposable
{
    private const int MostCounted = 10_000;

    private readonly MemoryCache _counts = new(new MemoryCacheOptions { SizeLimit = MostCounted });
    private readonly Lock _gate = new();

    /// <summary>Counts one more; each number of a time is given once.</summary>
    public int Add(string counted)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var before =
                _counts.Get<Counted>(counted) is { } known && known.Since + RefusalBurst.Window > now ? known : new Counted(0, now);
            var after = before with { Number = before.Number + 1 };
            _counts.Set(counted, after, new MemoryCacheEntryOptions { Size = 1, SlidingExpiration = RefusalBurst.Window });
            return after.Number;
        }
    }

    public void Dispose() => _counts.Dispose();

    private sealed record Counted(int Number, DateTimeOffset Since);
}
