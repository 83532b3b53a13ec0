using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.People.Grants;

/// <summary>Who a right of the second person can be lent to: those who may read what they decide on and do not have the right.</summary>
public sealed class ListBorrowers(OperationScopeFactory scopes)
{
    public async Task<Result<Borrowers>> RunAsync(Actor actor, string duty, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageGrants, "list.grants", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (LentDuty.Find(duty) is not { } lent)
        {
            return new Borrowers([], []);
        }

        var subjects = await SubjectReader.ReadAllAsync(scope.Db, scope.Now, cancellationToken);
        var others = subjects.Where(person => person.PersonId != actor.PersonId).ToList();
        var borrowers = others.Where(person => MayBorrow(scope, person, lent)).Select(person => person.PersonId).ToHashSet();
        // without the role that checks the work of others, they could
        var independent = others
            .Where(person => person.Roles.Overlaps(ConsoleRole.Independent) && MayBorrow(scope, Otherwise(person), lent))
            .Select(person => person.PersonId)
            .ToHashSet();
        var people = await scope
            .Db.People.AsNoTracking()
            .Where(row => borrowers.Contains(row.Id) || independent.Contains(row.Id))
            .Select(row => new GrantPerson(row.Id, row.Key, row.DisplayName))
            .ToListAsync(cancellationToken);
        var sorted = people.OrderBy(person => person.Name, StringComparer.CurrentCulture).ToList();
        return new Borrowers(sorted.FindAll(each => borrowers.Contains(each.Id)), sorted.FindAll(each => independent.Contains(each.Id)));
    }

    private static AccessSubject Otherwise(AccessSubject person) =>
        person with
        {
            Roles = person.Roles.Except(ConsoleRole.Independent, StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal),
        };

    /// <summary>Whether the loan would change anything for someone.</summary>
    internal static bool MayBorrow(OperationScope scope, AccessSubject person, LentDuty duty)
    {
        var tenant = duty.In(person.TenantId);
        return !scope.CheckOf(person).Decide(duty.Operation, tenant).Permitted
            && scope.CheckOf(duty.LentTo(person)).Decide(duty.Operation, tenant).Permitted;
    }
}

/// <summary>Who a right can be lent to.</summary>
/// <param name="Independent">People who could borrow it, were they not auditors or reviewers.</param>
public sealed record Borrowers(IReadOnlyList<GrantPerson> People, IReadOnlyList<GrantPerson> Independent);
