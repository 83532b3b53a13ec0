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
    private static readonly TimeSpan s_remembered = TimeSpan.FromHours(1);
    private readonly ConcurrentDictionary<OwnerKey, ReadAddress> _addresses = new();

    /// <param name="but">Owners who are not looked for.</param>
    internal async Task<IReadOnlyList<OwnerPerson>> FindAsync(
        ConsoleDbContext db,
        ConnectionToRead asked,
        IReadOnlyList<OwnerPerson> but,
        CancellationToken cancellationToken
    )
    {
        var connectionId = asked.Connection.Id;
        var waiting = await db
            .TicketLinks.AsNoTracking()
            .Where(link => link.ConnectionId == connectionId && link.OwnerId != null && link.Error == null)
            .Join(db.Cases.Where(row => row.IsOpen && row.AssigneeId == null), link => link.CaseId, row => row.Id, (link, row) => link)
            .GroupBy(link => link.OwnerId!)
            .Select(group => new OwnedTicket(group.Key, group.Max(link => link.TicketId)!))
            .ToListAsync(cancellationToken);
        var owners = waiting
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

        foreach (var owner in owners.Where(each => !_addresses.ContainsKey(new(connection.Id, each.OwnerId))).Take(MostAtOnce))
        {
            var answer = await system.ReadAsync(access, owner.TicketId, cancellationToken);
            if (answer.Trouble is not null)
            {
                return; // the next run asks again
            }

            // a ticket that changed hands says nothing about its former owner
            var isOwner = string.Equals(answer.Value?.Owner?.Id, owner.OwnerId, StringComparison.Ordinal);
            _addresses[new(connection.Id, owner.OwnerId)] = new(isOwner ? answer.Value!.Owner!.Address?.Trim() : null, now + s_remembered);
        }
    }

    private sealed record OwnerKey(Guid ConnectionId, string OwnerId);

    private sealed record OwnedTicket(string OwnerId, string TicketId);

    private sealed record ReadAddress(string? Address, DateTimeOffset Until);
}
