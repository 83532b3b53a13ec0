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
/// Nothing changed there, so no list of changes names these tickets. A case that somebody here ever gave or took stays as it is. Each run
/// looks at some tickets of an owner and the next one at those after them; then they are left alone for a while, unless the owner's rights
/// change.
/// </summary>
public sealed class OwnersHere(OperationScopeFactory scopes, OwnersByAddress byAddress, TimeProvider clock)
{
    /// <summary>Number of an owner's tickets that one run looks at.</summary>
    internal const int AtOnce = 100;

    // in memory: after a restart they are looked at once more
    private readonly ConcurrentDictionary<LookedAt, Look> _looks = new();

    /// <summary>Time between two looks at the tickets of an owner.</summary>
    public static TimeSpan Pause { get; } = TimeSpan.FromHours(1);

    /// <summary>The tickets to read again.</summary>
    internal async Task<IReadOnlyList<TicketHead>> FindAsync(Actor job, ConnectionToRead asked, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenForJobOrPersonAsync(job, AccessOperation.WorkCase, SyncTickets.Name, cancellationToken);
        if (scope.Refusal is not null)
        {
            return [];
        }

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

    /// <summary>Looks at the tickets of a connection again from the first one: they were found and could not be read.</summary>
    internal void Forget(Guid connectionId)
    {
        foreach (var looked in _looks.Keys.Where(each => each.ConnectionId == connectionId))
        {
            _looks.TryRemove(looked, out _);
        }
    }

    /// <summary>Whether nobody here ever had the case: its owner there can have it although the ticket has not changed.</summary>
    internal static Task<bool> IsFreeAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken) =>
        FreeCases(db).AnyAsync(row => row.Id == caseId, cancellationToken);

    internal static IQueryable<CaseRow> FreeCases(ConsoleDbContext db) =>
        db
            .Cases.AsNoTracking()
            .Where(row => row.IsOpen && row.AssigneeId == null)
            .Where(row => !db.CaseEvents.Any(told => told.CaseId == row.Id && told.Activity == CaseActivities.Assigned));

    private async Task<IReadOnlyList<TicketHead>> OfAsync(
        OperationScope scope,
        Guid connectionId,
        OwnerPerson owner,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var rights = await scope.ReadRightsOfAsync(owner.PersonId, cancellationToken);
        var looked = new LookedAt(connectionId, owner);
        var look = NextLook(looked, rights.Subject);
        if (look.DoneAt is not null)
        {
            return [];
        }

        // one with an error is tried again by itself a few times, and then when somebody asks for it
        var page = await db
            .TicketLinks.AsNoTracking()
            .Where(link => link.ConnectionId == connectionId && link.OwnerId == owner.OwnerId && link.Error == null)
#pragma warning disable CA1309 // compared in the database, in its own sort order
            .Where(link => string.Compare(link.TicketId, look.After) > 0)
#pragma warning restore CA1309
            .Join(FreeCases(db), link => link.CaseId, row => row.Id, (link, row) => new { Link = link, Row = row })
            .OrderBy(each => each.Link.TicketId)
            .Take(AtOnce)
            .ToListAsync(cancellationToken);
        _looks[looked] = page.Count < AtOnce ? look with { DoneAt = clock.GetUtcNow() } : look with { After = page[^1].Link.TicketId };
        var erased = await ErasedSubjects.AmongAsync(db, page.Select(each => SubjectOf(each.Row)), cancellationToken);
        return
        [
            .. page.Where(each => !erased.Contains(SubjectOf(each.Row)) && CaseHandover.MayHave(rights, each.Row, owner.PersonId))
                .Select(each => new TicketHead(each.Link.TicketId, "", null, each.Link.SeenUpdatedAt)),
        ];
    }

    // goes on where the last run stopped; from the start after a pause, or when what decided before has changed
    private Look NextLook(LookedAt looked, AccessSubject rights) =>
        _looks.TryGetValue(looked, out var last)
        && last.Rights.HasSameRightsAs(rights)
        && (last.DoneAt is not { } done || clock.GetUtcNow() < done + Pause)
            ? last
            : new("", rights, DoneAt: null);

    private static SubjectName SubjectOf(CaseRow row) => SubjectName.Case(row.Id, row.AccountKey);

    private sealed record LookedAt(Guid ConnectionId, OwnerPerson Owner);

    /// <param name="After">The last ticket that was looked at.</param>
    /// <param name="Rights">Those of the owner.</param>
    /// <param name="DoneAt">When the last of their tickets had been looked at; null while there are more.</param>
    private sealed record Look(string After, AccessSubject Rights, DateTimeOffset? DoneAt);
}
