using System.Collections.Concurrent;
using RecsConsole.Database;
using RecsConsole.Features.Connections.Syncing;

namespace RecsConsole.Features.Connections.Receiving;

/// <summary>
/// People by address, for one event after another: read at most once a minute per tenant, so a new person is recognised that much later.
/// </summary>
public sealed class PeopleCache(TimeProvider clock)
{
    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, Entry> _byTenant = new();

    internal async Task<IReadOnlyDictionary<string, Guid>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        if (_byTenant.TryGetValue(db.TenantId, out var known) && now - known.At < s_kept)
        {
            return known.People;
        }

        var people = await KnownPeople.ReadAsync(db, cancellationToken);
        _byTenant[db.TenantId] = new(now, people);
        return people;
    }

    private sealed record Entry(DateTimeOffset At, IReadOnlyDictionary<string, Guid> People);
}
