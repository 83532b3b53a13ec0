using System.Collections.Concurrent;
using System.Globalization;

namespace RecsConsole.Connectors.Redmine;

/// <summary>
/// Resolves ids in tickets: e-mail addresses of people, ranks of priorities. Cached for a while, since every ticket needs them.
/// </summary>
public sealed class RedmineDirectory(RemoteHttp http, TimeProvider clock)
{
    private const int Normal = 3;
    private const int Low = 4;
    private const int Urgent = 1;
    private static readonly TimeSpan s_remembered = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<(Guid Connection, int Id), Remembered<string?>> _addresses = new();
    private readonly ConcurrentDictionary<Guid, Remembered<IReadOnlyDictionary<int, int>>> _ranks = new();

    /// <summary>The person with their address; without it if the account may not read people.</summary>
    internal async Task<RemotePerson?> PersonAsync(RemoteAccess access, RedmineName? named, CancellationToken cancellationToken)
    {
        // not cached when nobody answered: it may become readable later
        return named is null ? null : (await FindAsync(access, named, cancellationToken)).Value ?? Of(named, null);
    }

    /// <summary>The same, and no person while nobody answers: then it is not known whether they have an address.</summary>
    internal async Task<RemoteAnswer<RemotePerson>> FindAsync(RemoteAccess access, RedmineName named, CancellationToken cancellationToken)
    {
        var key = (access.ConnectionId, named.Id);
        if (!_addresses.TryGetValue(key, out var known) || known.Until < clock.GetUtcNow())
        {
            var id = named.Id.ToString(CultureInfo.InvariantCulture);
            var answer = await http.SendAsync(access, RedmineTickets.Get($"users/{id}.json"), cancellationToken);
            if (answer.Trouble is not null)
            {
                return answer.As<RemotePerson>();
            }

            var mail = answer.Value is { } reply ? RemoteJson.Read<UserAnswer>(reply.Body)?.User?.Mail : null;
            known = new(string.IsNullOrWhiteSpace(mail) ? null : mail, clock.GetUtcNow() + s_remembered);
            _addresses[key] = known;
        }

        return RemoteAnswer<RemotePerson>.From(Of(named, known.Value));
    }

    /// <summary>1 to 4: the default priority is normal, lower ones are low, the next higher one is high, all above are urgent.</summary>
    internal async Task<int?> RankAsync(RemoteAccess access, RedmineName? named, CancellationToken cancellationToken)
    {
        if (named is null)
        {
            return null;
        }

        if (!_ranks.TryGetValue(access.ConnectionId, out var known) || known.Until < clock.GetUtcNow())
        {
            var answer = await http.SendAsync(access, RedmineTickets.Get("enumerations/issue_priorities.json"), cancellationToken);
            if (answer.Value is not { } reply)
            {
                return null;
            }

            known = new(RanksOf(RemoteJson.Read<PriorityList>(reply.Body)?.IssuePriorities ?? []), clock.GetUtcNow() + s_remembered);
            _ranks[access.ConnectionId] = known;
        }

        return known.Value.TryGetValue(named.Id, out var rank) ? rank : null;
    }

    /// <summary>Rank by id, from priorities ordered from lowest to highest.</summary>
    internal static IReadOnlyDictionary<int, int> RanksOf(IReadOnlyList<RedminePriority> lowestFirst)
    {
        var usual = lowestFirst.ToList().FindIndex(each => each.IsDefault);
        usual = usual < 0 ? Math.Min(1, lowestFirst.Count - 1) : usual;
        return lowestFirst
            .Select((each, at) => (each.Id, Rank: Math.Clamp(Normal + usual - at, Urgent, Low)))
            .ToDictionary(each => each.Id, each => each.Rank);
    }

    private static RemotePerson Of(RedmineName named, string? address) =>
        new(named.Id.ToString(CultureInfo.InvariantCulture), named.Name ?? "", address);

    private sealed record Remembered<T>(T Value, DateTimeOffset Until);
}
