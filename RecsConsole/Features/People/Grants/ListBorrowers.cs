using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.People.Grants;

/// <summary>Who publishing can be granted to: those who lead but may not publish.</summary>
public sealed class ListBorrowers(OperationScopeFactory scopes)
{
    public async Task<Result<IReadOnlyList<GrantPerson>>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageGrants, "list.grants", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var subjects = await SubjectReader.ReadAllAsync(scope.Db, scope.Now, cancellationToken);
        var ids = subjects
            .Where(person => person.PersonId != actor.PersonId && MayBorrow(scope, person))
            .Select(person => person.PersonId)
            .ToList();
        var people = await scope
            .Db.People.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new GrantPerson(row.Id, row.Key, row.DisplayName))
            .ToListAsync(cancellationToken);
        return people.OrderBy(person => person.Name, StringComparer.CurrentCulture).ToList();
    }

    /// <summary>Whether the grant would change anything for someone, and they may be lent it.</summary>
    internal static bool MayBorrow(OperationScope scope, AccessSubject person)
    {
        var tenant = Tenant(person.TenantId);
        var check = scope.CheckOf(person);
        return check.Decide(AccessOperation.BorrowPublishing, tenant).Permitted
            && !check.Decide(AccessOperation.PublishVersion, tenant).Permitted;
    }

    internal static AccessResource Tenant(Guid tenantId) =>
        new(AccessResourceKind.Tenant, tenantId, tenantId) { Classification = Classifications.Public };
}
