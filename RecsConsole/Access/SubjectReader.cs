using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Access;

/// <summary>
/// Reads a person's rights as the access policy takes them. Always from the database and never kept: a revoked right acts at once.
/// </summary>
public static class SubjectReader
{
    private static readonly HashSet<string> s_none = [];

    // Rights and grants in one question: it is asked at every opening, and there are hardly ever any grants. What GrantRules say is written out:
    // a compiled query takes no extension.
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
                                .Select(grant => new GrantState(
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

    /// <summary>The actor's rights in the context's tenant; for a job, an unknown or an inactive person a subject to whom nothing is permitted.</summary>
    /// <param name="at">Grants that expired before it are not read.</param>
    public static Task<AccessSubject> ReadAsync(ConsoleDbContext db, Actor actor, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        return ReadAsync(db, actor.PersonId, at, cancellationToken);
    }

    /// <summary>The rights of any person of the context's tenant, such as an expert who is to be asked.</summary>
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

    /// <summary>A job, an unknown or an inactive person: nothing is permitted to them.</summary>
    public static AccessSubject Nobody(ConsoleDbContext db, Guid personId)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new(db.TenantId, personId, s_none, s_none, s_none, s_none, Classifications.Public, Active: false);
    }

    /// <summary>The rights in a row that was already read, without grants: those are for reading objects, not for what one is asked to do.</summary>
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
        };
    }

    private static List<AccessGrant>? ToGrants(List<GrantState> rows) =>
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
                    )),
            ];

    private sealed record PersonState(PersonRow Person, List<GrantState> Grants);

    private sealed record GrantState(Guid Id, string Kind, string Key, DateTimeOffset ExpiresAt, bool IsBreakGlass);
}
