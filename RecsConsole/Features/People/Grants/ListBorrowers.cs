using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.People.Grants;

/// <summary>Who a right of the second person can be lent to: those who may read what they decide on and do not have the right.</summary>
public sealed class ListBorrowers(OperationScopeFactory scopes)
{
    public async Task<Result<IReadOnlyList<GrantPerson>>> RunAsync(Actor actor, string duty, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageGrants, "list.grants", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (LentDuty.Find(duty) is not { } lent)
        {
            return new List<GrantPerson>();
        }

        var subjects = await SubjectReader.ReadAllAsync(scope.Db, scope.Now, cancellationToken);
        var ids = subjects
            .Where(person => person.PersonId != actor.PersonId && MayBorrow(scope, person, lent))
            .Select(person => person.PersonId)
            .ToList();
        var people = await scope
            .Db.People.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new GrantPerson(row.Id, row.Key, row.DisplayName))
            .ToListAsync(cancellationToken);
        return people.OrderBy(person => person.Name, StringComparer.CurrentCulture).ToList();
    }

    /// <summary>Whether the loan would change anything for someone.</summary>
    internal static bool MayBorrow(OperationScope scope, AccessSubject person, LentDuty duty)
    {
        var tenant = duty.In(person.TenantId);
        return !scope.CheckOf(person).Decide(duty.Operation, tenant).Permitted
            && scope.CheckOf(duty.LentTo(person)).Decide(duty.Operation, tenant).Permitted;
    }
}
