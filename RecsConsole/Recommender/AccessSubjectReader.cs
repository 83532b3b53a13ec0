using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Recommender;

/// <summary>
/// Reads a person's rights as the access policy takes them. Always from the database and never kept: a revoked right acts at once.
/// </summary>
public static class AccessSubjectReader
{
    private static readonly HashSet<string> s_none = [];

    private static readonly CompiledRead<
        Func<ConsoleDbContext, Guid, CancellationToken, Task<PersonRow?>>
    > s_person = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid id, CancellationToken _) =>
                db.People.AsNoTracking().FirstOrDefault(person => person.Id == id)
        )
    );

    /// <summary>The actor's rights in the context's tenant; for a job, an unknown or an inactive person a subject to whom nothing is permitted.</summary>
    public static Task<AccessSubject> ReadAsync(
        ConsoleDbContext db,
        Actor actor,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        return ReadAsync(db, actor.PersonId, cancellationToken);
    }

    /// <summary>The rights of any person of the context's tenant, such as an expert who is to be asked.</summary>
    public static async Task<AccessSubject> ReadAsync(
        ConsoleDbContext db,
        Guid personId,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var row = await s_person.For(db)(db, personId, cancellationToken);
        return row is { IsActive: true }
            ? Of(row)
            : new(
                db.TenantId,
                personId,
                s_none,
                s_none,
                s_none,
                s_none,
                Classifications.Public,
                Active: false
            );
    }

    /// <summary>The rights in a row that was already read.</summary>
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
        );
    }
}
