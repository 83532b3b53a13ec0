using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Open tickets of owners who became people here after their tickets had been read: they come to them as soon as they may have them.
/// Nothing changed there, so no list of changes names these tickets. A case that somebody here ever gave or took stays as it is. A ticket
/// that was read for somebody and did not come to them is left alone for a while, so that others get their turn.
/// </summary>
public sealed class OwnersHere(OperationScopeFactory scopes, OwnersByAddress byAddress, TimeProvider clock)
{
    private const int AtOnce = 100;

    // until when they are left alone; in memory: after a restart they are read once more
    private readonly ConcurrentDictionary<TriedTicket, DateTimeOffset> _tried = new();

    /// <summary>Time between two reads of a ticket that does not come to its owner.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromHours(1);

    /// <summary>The tickets to read again.</summary>
    internal async Task<IReadOnlyList<TicketHead>> FindAsync(Actor job, ConnectionToRead asked, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenForJobOrPersonAsync(job, AccessOperation.WorkCase, SyncTickets.Name, cancellationToken);
        if (scope.Refusal is not null)
        {
            return [];
        }

        Forget();
        // as a ticket's owner is found when it is read: somebody who left, or shares an address, gets none
        var known = asked.People.Values.ToHashSet();
        var added = StatusMap.Read(asked.Connection.StatusesJson).People.Where(owner => known.Contains(owner.PersonId)).ToList();
        List<OwnerPerson> owners = [.. added, .. await byAddress.FindAsync(scope.Db, asked, added, cancellationToken)];
        if (owners.Count == 0)
        {
            return [];
        }

        var ids = owners.Select(owner => owner.PersonId).ToList();
        var working = (await scope.Db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).ToListAsync(cancellationToken))
            .Where(person => person.Roles.Count > 0)
            .Select(person => person.Id)
            .ToHashSet();
        List<TicketHead> found = [];
        foreach (var owner in owners.Where(each => working.Contains(each.PersonId)))
        {
            found.AddRange(await OfAsync(scope, asked.Connection.Id, owner, cancellationToken));
        }

        return found;
    }

    /// <summary>Whether nobody here ever had the case: its owner there can have it although the ticket has not changed.</summary>
    internal static async Task<bool> IsFreeAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken) =>
        row is { IsOpen: true, AssigneeId: null }
        && !await db.CaseEvents.AnyAsync(each => each.CaseId == row.Id && each.Activity == CaseActivities.Assigned, cancellationToken);

    private async Task<IReadOnlyList<TicketHead>> OfAsync(
        OperationScope scope,
        Guid connectionId,
        OwnerPerson owner,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var rights = await scope.ReadRightsOfAsync(owner.PersonId, cancellationToken);
        // one with an error is tried again by itself a few times, and then when somebody asks for it
        var owned = db
            .TicketLinks.AsNoTracking()
            .Where(link => link.ConnectionId == connectionId && link.OwnerId == owner.OwnerId && link.Error == null)
            .Join(db.Cases.AsNoTracking(), link => link.CaseId, row => row.Id, (link, row) => new { Link = link, Row = row })
            .Where(each => each.Row.IsOpen && each.Row.AssigneeId == null)
            .Where(each => !db.CaseEvents.Any(told => told.CaseId == each.Row.Id && told.Activity == CaseActivities.Assigned))
            .OrderBy(each => each.Link.TicketId);
        List<TicketHead> found = [];
        var (skip, isLast) = (0, false);
        while (!isLast && found.Count < AtOnce)
        {
            var page = await owned.Skip(skip).Take(AtOnce).ToListAsync(cancellationToken);
            (skip, isLast) = (skip + AtOnce, page.Count < AtOnce);
            var erased = await ErasedSubjects.AmongAsync(db, page.Select(each => SubjectOf(each.Row)), cancellationToken);
            found.AddRange(
                page.Where(each => !_tried.ContainsKey(new(connectionId, each.Link.TicketId, owner.PersonId)))
                    .Where(each => !erased.Contains(SubjectOf(each.Row)) && CaseHandover.MayHave(rights, each.Row, owner.PersonId))
                    .Select(each => new TicketHead(each.Link.TicketId, "", null, each.Link.SeenUpdatedAt))
            );
        }

        List<TicketHead> next = [.. found.Take(AtOnce)];
        var until = clock.GetUtcNow() + Pause;
        next.ForEach(head => _tried[new(connectionId, head.Id, owner.PersonId)] = until);
        return next;
    }

    private void Forget()
    {
        var now = clock.GetUtcNow();
        foreach (var (ticket, until) in _tried)
        {
            if (until <= now)
            {
                _tried.TryRemove(ticket, out _);
            }
        }
    }

    private static SubjectName SubjectOf(CaseRow row) => SubjectName.Case(row.Id, row.AccountKey);

    private sealed record TriedTicket(Guid ConnectionId, string TicketId, Guid PersonId);
}
