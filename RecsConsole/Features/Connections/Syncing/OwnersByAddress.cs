using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Owners of open tickets that nobody here has, who are somebody here by their address: people who came after their tickets had been read.
/// Only the number of an owner is stored, so one ticket of each is read again for the address, which is remembered for a while.
/// </summary>
public sealed class OwnersByAddress(TicketSystems systems, ConnectionSecrets secrets, TimeProvider clock)
{
    private const int MostAtOnce = 20;
    private const int MostSilent = 3;
    private static readonly TimeSpan s_remembered = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_silent = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<OwnerKey, ReadAddress> _addresses = new();

    // by connection, as long as no further ticket was read
    private readonly ConcurrentDictionary<Guid, Waiting> _waiting = new();

    /// <param name="but">Owners who are not looked for.</param>
    internal async Task<IReadOnlyList<OwnerPerson>> FindAsync(
        ConsoleDbContext db,
        ConnectionToRead asked,
        IReadOnlyList<OwnerPerson> but,
        CancellationToken cancellationToken
    )
    {
        var connectionId = asked.Connection.Id;
        var waiting = await WaitingAsync(db, connectionId, cancellationToken);
        // one of two, by the hour: a ticket that changed hands meanwhile says nothing about its former owner
        var isEven = clock.GetUtcNow().Hour % 2 == 0;
        var owners = waiting
            .Select(each => new OwnedTicket(each.OwnerId, isEven ? each.First : each.Last))
            .Where(each => !but.Any(known => string.Equals(known.OwnerId, each.OwnerId, StringComparison.Ordinal)))
            .ToList();
        await ReadAsync(asked.Connection, owners, cancellationToken);
        List<OwnerPerson> found = [];
        foreach (var owner in owners)
        {
            if (
                _addresses.TryGetValue(new(connectionId, owner.OwnerId), out var read)
                && read.Address is { } address
                && asked.People.TryGetValue(address, out var person)
            )
            {
                found.Add(new(owner.OwnerId, person));
            }
        }

        return found;
    }

    // The tickets of an owner are looked at one by one before they are handed over, so a list that is a little old does no harm.
    private async Task<IReadOnlyList<OwnedTickets>> WaitingAsync(
        ConsoleDbContext db,
        Guid connectionId,
        CancellationToken cancellationToken
    )
    {
        var read = await db.Connections.Where(row => row.Id == connectionId).Select(row => row.TicketsRead).SingleAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (_waiting.TryGetValue(connectionId, out var known) && known.TicketsRead == read && now < known.Until)
        {
            return known.Owners;
        }

        var owners = await db
            .TicketLinks.AsNoTracking()
            .Where(link => link.ConnectionId == connectionId && link.OwnerId != null && link.Error == null)
            .Join(OwnersHere.FreeCases(db), link => link.CaseId, row => row.Id, (link, row) => link)
            .GroupBy(link => link.OwnerId!)
            .Select(group => new OwnedTickets(group.Key, group.Min(link => link.TicketId)!, group.Max(link => link.TicketId)!))
            .ToListAsync(cancellationToken);
        _waiting[connectionId] = new(read, owners, now + s_remembered);
        return owners;
    }

    private async Task ReadAsync(ConnectionRow connection, IReadOnlyList<OwnedTicket> owners, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        foreach (var (owner, read) in _addresses.Where(each => each.Value.Until <= now).ToList())
        {
            _addresses.TryRemove(KeyValuePair.Create(owner, read));
        }

        if (systems.Find(connection.Kind) is not { } system || secrets.Open(connection).Value is not { } access)
        {
            return;
        }

        var silent = 0;
        foreach (var owner in owners.Where(each => !_addresses.ContainsKey(new(connection.Id, each.OwnerId))).Take(MostAtOnce))
        {
            var answer = await system.ReadAsync(access, owner.TicketId, cancellationToken);
            if (answer.Trouble is not null)
            {
                // so that one silent ticket holds up nobody else; a silent system is left alone until the next run
                _addresses[new(connection.Id, owner.OwnerId)] = new(null, now + s_silent);
                if (++silent == MostSilent)
                {
                    return;
                }

                continue;
            }

            var isOwner = string.Equals(answer.Value?.Owner?.Id, owner.OwnerId, StringComparison.Ordinal);
            _addresses[new(connection.Id, owner.OwnerId)] = new(isOwner ? answer.Value!.Owner!.Address?.Trim() : null, now + s_remembered);
        }
    }

    private sealed record OwnerKey(Guid ConnectionId, string OwnerId);

    private sealed record OwnedTickets(string OwnerId, string First, string Last);

    private sealed record Waiting(int TicketsRead, IReadOnlyList<OwnedTickets> Owners, DateTimeOffset Until);

    private sealed record OwnedTicket(string OwnerId, string TicketId);

    private sealed record ReadAddress(string? Address, DateTimeOffset Until);
}
