using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Casework.Linked;
using RecsConsole.Connectors;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Open tickets of owners who were added as people after their tickets had been read: they come to them as soon as they may have them.
/// Nothing changed there, so no list of changes names these tickets. A case that somebody here ever gave or took stays as it is.
/// </summary>
public sealed class OwnersHere(OperationScopeFactory scopes)
{
    private const int AtOnce = 100;

    /// <summary>The tickets to read again.</summary>
    internal async Task<IReadOnlyList<TicketHead>> FindAsync(Actor job, ConnectionRow connection, CancellationToken cancellationToken)
    {
        var owners = StatusMap.Read(connection.StatusesJson).People;
        if (owners.Count == 0)
        {
            return [];
        }

        await using var scope = await scopes.OpenForJobOrPersonAsync(job, AccessOperation.WorkCase, SyncTickets.Name, cancellationToken);
        if (scope.Refusal is not null)
        {
            return [];
        }

        var db = scope.Db;
        var ids = owners.Select(owner => owner.PersonId).ToList();
        var working = (
            await db.People.AsNoTracking().Where(person => person.IsActive && ids.Contains(person.Id)).ToListAsync(cancellationToken)
        )
            .Where(person => person.Roles.Count > 0)
            .Select(person => person.Id)
            .ToHashSet();
        List<TicketHead> found = [];
        foreach (var owner in owners.Where(each => working.Contains(each.PersonId)))
        {
            found.AddRange(await OfAsync(scope, connection.Id, owner, cancellationToken));
        }

        return found;
    }

    /// <summary>Whether nobody here ever had the case: its owner there can have it although the ticket has not changed.</summary>
    internal static async Task<bool> IsFreeAsync(ConsoleDbContext db, CaseRow row, CancellationToken cancellationToken) =>
        row is { IsOpen: true, AssigneeId: null }
        && !await db.CaseEvents.AnyAsync(each => each.CaseId == row.Id && each.Activity == CaseActivities.Assigned, cancellationToken);

    private static async Task<IReadOnlyList<TicketHead>> OfAsync(
        OperationScope scope,
        Guid connectionId,
        OwnerPerson owner,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var owned = await db
            .TicketLinks.AsNoTracking()
            .Where(link => link.ConnectionId == connectionId && link.OwnerId == owner.OwnerId)
            .Join(db.Cases.AsNoTracking(), link => link.CaseId, row => row.Id, (link, row) => new { Link = link, Row = row })
            .Where(each => each.Row.IsOpen && each.Row.AssigneeId == null)
            .Where(each => !db.CaseEvents.Any(told => told.CaseId == each.Row.Id && told.Activity == CaseActivities.Assigned))
            .OrderBy(each => each.Link.TicketId)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        List<TicketHead> found = [];
        foreach (var each in owned)
        {
            if (await CaseHandover.MayHaveAsync(scope, each.Row, owner.PersonId, cancellationToken))
            {
                found.Add(new(each.Link.TicketId, "", null, each.Link.SeenUpdatedAt));
            }
        }

        return found;
    }
}
