using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;

namespace RecsConsole.Features.Connections.Owners;

/// <summary>
/// People who own tickets of a connection and are nobody here. Only the number of an owner is stored, so one ticket of each is read again
/// for their name and address. People who left count as known: they are not brought back unasked.
/// </summary>
public sealed class UnknownOwners(TicketSystems systems, ConnectionSecrets secrets)
{
    /// <summary>Maximum number of owners who are asked for at a time.</summary>
    public const int Max = 60;

    private const int AtOnce = 4;

    /// <summary>Some owners, of whom those are listed who are nobody here.</summary>
    /// <param name="skip">Number of owners who were asked for before.</param>
    internal async Task<Result<OwnersThere>> ReadAsync(
        OperationScope scope,
        Guid connectionId,
        int skip,
        CancellationToken cancellationToken
    )
    {
        var owned = await ListAsync(scope.Db, connectionId, skip, cancellationToken);
        var asked = await AskAsync(scope, connectionId, owned.Take(Max), cancellationToken);
        return asked.IsOk ? asked.Value with { HasMore = owned.Count > Max } : asked;
    }

    /// <summary>The same for some owners only, and for those of a list if there is one; each is asked for once.</summary>
    /// <param name="skip">Number of owners who were asked for before those of the list; null: without a list.</param>
    internal async Task<Result<OwnersThere>> FindAsync(
        OperationScope scope,
        Guid connectionId,
        IReadOnlyList<string> ownerIds,
        int? skip,
        CancellationToken cancellationToken
    )
    {
        var asked = ownerIds.Distinct(StringComparer.Ordinal).Take(Max).ToList();
        var links = LinksOf(scope.Db, connectionId).Where(link => asked.Contains(link.OwnerId!));
        var owned = await OwnedAsync(links, scope.Db, skip: 0, cancellationToken);
        if (skip is { } before)
        {
            owned.AddRange((await ListAsync(scope.Db, connectionId, before, cancellationToken)).Take(Max));
        }

        return await AskAsync(scope, connectionId, owned.DistinctBy(each => each.OwnerId, StringComparer.Ordinal), cancellationToken);
    }

    // one more than are asked for, to know whether there are more
    private static Task<List<Owned>> ListAsync(ConsoleDbContext db, Guid connectionId, int skip, CancellationToken cancellationToken) =>
        OwnedAsync(LinksOf(db, connectionId), db, Math.Max(0, skip), cancellationToken);

    private async Task<Result<OwnersThere>> AskAsync(
        OperationScope scope,
        Guid connectionId,
        IEnumerable<Owned> owned,
        CancellationToken cancellationToken
    )
    {
        var opened = await OpenAsync(scope.Db, connectionId, cancellationToken);
        if (opened.Value is not { } source)
        {
            return opened.Error!;
        }

        var known = await AddressesAsync(scope.Db, cancellationToken);
        var added = await AddedAsync(scope.Db, connectionId, cancellationToken);
        List<OwnerThere> unknown = [];
        var unread = 0;
        foreach (var some in owned.Chunk(AtOnce))
        {
            var read = await Task.WhenAll(some.Select(each => source.System.ReadAsync(source.Access, each.TicketId, cancellationToken)));
            if (Array.Find(read, each => each.Trouble is not null) is { } away)
            {
                return Error.Unavailable(away.Problem!);
            }

            foreach (var (each, answer) in some.Zip(read))
            {
                // a ticket that changed hands since it was read here says nothing about its former owner
                if (answer.Value?.Owner is not { } owner || !string.Equals(owner.Id, each.OwnerId, StringComparison.Ordinal))
                {
                    unread++;
                }
                else if (owner.Address is { } address ? !known.Contains(address.Trim()) : !added.Contains(owner.Id))
                {
                    unknown.Add(new(owner.Id, owner.Name, owner.Address?.Trim(), each.Tickets));
                }
            }
        }

        return new OwnersThere(unknown, unread, HasMore: false);
    }

    /// <summary>The addresses of all people here; they are encrypted, so all are read.</summary>
    internal static async Task<HashSet<string>> AddressesAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        (await db.People.AsNoTracking().ToListAsync(cancellationToken))
            .Select(person => person.Email?.Trim())
            .OfType<string>()
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

    // those whose address an administrator entered; one who was erased here since is unknown again
    private static async Task<HashSet<string>> AddedAsync(ConsoleDbContext db, Guid connectionId, CancellationToken cancellationToken)
    {
        var json = await db
            .Connections.Where(row => row.Id == connectionId)
            .Select(row => row.StatusesJson)
            .FirstOrDefaultAsync(cancellationToken);
        var added = StatusMap.Read(json ?? "[]").People;
        var ids = added.Select(each => each.PersonId).ToList();
        var there = await db.People.Where(person => ids.Contains(person.Id)).Select(person => person.Id).ToListAsync(cancellationToken);
        return added.Where(each => there.Contains(each.PersonId)).Select(each => each.OwnerId).ToHashSet(StringComparer.Ordinal);
    }

    private async Task<Result<TicketSource>> OpenAsync(ConsoleDbContext db, Guid connectionId, CancellationToken cancellationToken)
    {
        var connection = await db.Connections.AsNoTracking().FirstOrDefaultAsync(row => row.Id == connectionId, cancellationToken);
        if (connection is null)
        {
            return Error.NotFound(Texts.ConnectionIsGone);
        }

        if (systems.Find(connection.Kind) is not { } system)
        {
            return Error.Invalid(Texts.KindIsUnknown.With(connection.Kind));
        }

        var opened = secrets.Open(connection);
        return opened.Value is { } access ? new TicketSource(system, access) : opened.Error!;
    }

    private static IQueryable<TicketLinkRow> LinksOf(ConsoleDbContext db, Guid connectionId) =>
        db.TicketLinks.AsNoTracking().Where(link => link.ConnectionId == connectionId && link.OwnerId != null);

    // those first whose cases nobody here has, then those with most tickets
    private static async Task<List<Owned>> OwnedAsync(
        IQueryable<TicketLinkRow> links,
        ConsoleDbContext db,
        int skip,
        CancellationToken cancellationToken
    )
    {
        var counted = await links
            .Join(
                db.Cases,
                link => link.CaseId,
                row => row.Id,
                (link, row) =>
                    new
                    {
                        link.OwnerId,
                        link.TicketId,
                        Free = row.AssigneeId == null ? 1 : 0,
                    }
            )
            .GroupBy(each => each.OwnerId!)
            .Select(group => new
            {
                OwnerId = group.Key,
                TicketId = group.Max(each => each.TicketId)!,
                Tickets = group.Count(),
                Free = group.Sum(each => each.Free),
            })
            .OrderByDescending(each => each.Free)
            .ThenByDescending(each => each.Tickets)
            .ThenBy(each => each.OwnerId)
            .Skip(skip)
            .Take(Max + 1)
            .ToListAsync(cancellationToken);
        return counted.ConvertAll(each => new Owned(each.OwnerId, each.TicketId, each.Tickets));
    }

    private sealed record Owned(string OwnerId, string TicketId, int Tickets);
}

/// <summary>Owners of tickets who are nobody here.</summary>
/// <param name="Unread">Owners of whom the system said nothing.</param>
/// <param name="HasMore">More people own tickets than were asked for so far.</param>
public sealed record OwnersThere(IReadOnlyList<OwnerThere> Unknown, int Unread, bool HasMore);

/// <summary>An owner of tickets.</summary>
/// <param name="Id">Their key there.</param>
/// <param name="Address">Null when the system does not show it: an administrator enters it.</param>
/// <param name="Tickets">Number of tickets here that they own.</param>
public sealed record OwnerThere(string Id, string Name, string? Address, int Tickets);
