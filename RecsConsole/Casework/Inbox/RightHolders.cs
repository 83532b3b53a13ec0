using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Inbox;

/// <summary>
/// Finds everybody who has a right now, to notify them where no reader has opened a scope. What they read later is checked again then.
/// </summary>
internal static class RightHolders
{
    private static readonly AccessPolicy s_policy = new();

    /// <param name="resource">The object; null means the tenant.</param>
    public static async Task<IReadOnlyList<Guid>> ReadAsync(
        ConsoleDbContext db,
        AccessOperation operation,
        DateTimeOffset at,
        CancellationToken cancellationToken,
        AccessResource? resource = null
    )
    {
        var asked =
            resource ?? new AccessResource(AccessResourceKind.Tenant, db.TenantId, db.TenantId) { Classification = Classifications.Public };
        var people = await SubjectReader.ReadAllAsync(db, at, cancellationToken);
        return
        [
            .. people.Where(person => s_policy.Decide(person, operation, asked, at).Permitted).Select(person => person.PersonId).Order(),
        ];
    }
}
