using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Access;

/// <summary>
/// Reads a person's rights for the access policy. Always from the database, never cached: a revoked right takes effect at once.
/// </summary>
public static class SubjectReader
{
    private static readonly HashSet<string> s_none = [];

    // Rights and grants in one query: it runs for every recommendation, and grants are rare. The conditions of GrantsInForce are repeated
    // here because a compiled query cannot call extensions.
    private static readonly CompiledRead<Func<ConsoleDbContext, Guid, DateTimeOffset, CancellationToken, Task<PersonState?>>> s_person =
        new(() =>
            EF.CompileAsyncQuery(
                (ConsoleDbContext db, Guid id, DateTimeOffset at, CancellationToken _) =>
                    db
                        .People.AsNoTracking()
                        .Where(person => person.Id == id)
                        .Select(person => new PersonState(
                            person,
                            db.AccessGrants.Where(grant => grant.PersonId == person.Id && grant.RevokedAt == null && grant.ExpiresAt > at)
                                .Select(grant => new StoredGrant(
                                    grant.Id,
                                    grant.ObjectKind,
                                    grant.ObjectKey,
                                    grant.ExpiresAt,
                                    grant.IsBreakGlass
                                ))
                                .ToList()
                        ))
                        .FirstOrDefault()
            )
        );

    /// <summary>
    /// The actor's rights in the context's tenant; a job, an unknown or an inactive person gets a subject without any rights.
    /// </summary>
    /// <param name="at">Grants that expired before this time are not read.</param>
    public static Task<AccessSubject> ReadAsync(ConsoleDbContext db, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return ReadAsync(db, actor.PersonId, at, cancellationToken);
    }

    /// <summary>The rights of any person of the context's tenant, such as an expert who may be asked.</summary>
    public static async Task<AccessSubject> ReadAsync(
        ConsoleDbContext db,
        Guid personId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var found = await s_person.For(db)(db, personId, at, cancellationToken);
        return found is { Person.IsActive: true } ? Of(found.Person) with { Grants = ToGrants(found.Grants) } : Nobody(db, personId);
    }

    /// <summary>The rights of every active person in the context's tenant, for example to find who could be the second person.</summary>
    public static async Task<IReadOnlyList<AccessSubject>> ReadAllAsync(
        ConsoleDbContext db,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var people = await db.People.AsNoTracking().Where(person => person.IsActive).ToListAsync(cancellationToken);
        var grants = await db
            .AccessGrants.AsNoTracking()
            .StillGranted(at)
            .Select(grant => new
            {
                grant.PersonId,
                State = new StoredGrant(grant.Id, grant.ObjectKind, grant.ObjectKey, grant.ExpiresAt, grant.IsBreakGlass),
            })
            .ToListAsync(cancellationToken);
        var byPerson = grants.ToLookup(grant => grant.PersonId, grant => grant.State);
        return people.ConvertAll(person => Of(person) with { Grants = ToGrants([.. byPerson[person.Id]]) });
    }

    /// <summary>The subject of a job, an unknown or an inactive person: nothing is permitted.</summary>
    public static AccessSubject Nobody(ConsoleDbContext db, Guid personId)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new(db.TenantId, personId, s_none, s_none, s_none, s_none, Classifications.Public, Active: false);
    }

    /// <summary>
    /// The rights in a row that is already read, without grants: a grant lets a person read an object, not be asked about it.
    /// </summary>
    public static AccessSubject Of(PersonRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return new(
            row.TenantId,
            row.Id,
            row.Roles.ToHashSet(StringComparer.Ordinal),
            row.Teams.ToHashSet(StringComparer.Ordinal),
            row.Regions.ToHashSet(StringComparer.Ordinal),
            row.Languages.ToHashSet(StringComparer.Ordinal),
            row.Clearance,
            row.IsActive
        )
        {
            Revision = row.Revision,
            IsByRulesOnly = row.IsByRulesOnly ? true : null,
        };
    }

    private static List<AccessGrant>? ToGrants(List<StoredGrant> rows) =>
        rows.Count == 0
            ? null
            :
            [
                .. rows.OrderBy(row => row.Id)
                    .Select(row => new AccessGrant(
                        row.Id,
                        GrantKinds.CaseOf(row.Kind, row.Key),
                        GrantKinds.DocumentOf(row.Kind, row.Key),
                        row.ExpiresAt,
                        row.IsBreakGlass
                    )
                    {
                        Duty = GrantKinds.DutyOf(row.Kind, row.Key),
                    }),
            ];

    private sealed record PersonState(PersonRow Person, List<StoredGrant> Grants);

    private sealed record StoredGrant(Guid Id, string Kind, string Key, DateTimeOffset ExpiresAt, bool IsBreakGlass);
}
