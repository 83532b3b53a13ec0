using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Recommender.Approvals;

/// <summary>Finds the people permitted to approve a request.</summary>
internal static class PossibleApprovers
{
    /// <summary>All of them.</summary>
    public static Task<List<PersonRow>> FindAsync(OperationScope scope, ApprovalParts parts, CancellationToken cancellationToken) =>
        WithRoleAsync(
            scope,
            ActionRisk.ApprovingRole(parts.Action),
            AccessOperation.ApproveAction,
            ActionRisk.ApprovalOf(parts.Request, parts.Case, parts.Action),
            cancellationToken
        );

    /// <summary>
    /// Those to notify of a new request: members of the case's team who are not absent, or else everybody who is not absent, or else
    /// everybody. If none of them decides in time, the escalation notifies all.
    /// </summary>
    public static async Task<IReadOnlyList<PersonRow>> FindNearestAsync(
        OperationScope scope,
        ApprovalParts parts,
        CancellationToken cancellationToken
    )
    {
        var all = await FindAsync(scope, parts, cancellationToken);
        var atWork = await PeopleAtWork.ReadAsync(scope.Db, parts.Case.TypeKey, scope.Now, cancellationToken);
        var present = all.Where(person => !atWork.Of(person).IsAway).ToList();
        var ofTeam = present.Where(person => parts.Case.TeamKey is { } team && person.Teams.Contains(team)).ToList();
        return ofTeam.Count > 0 ? ofTeam
            : present.Count > 0 ? present
            : all;
    }

    /// <summary>The administrators who may see the case: they can grant the role if nobody has it.</summary>
    public static Task<List<PersonRow>> FindAdministratorsAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken) =>
        WithRoleAsync(scope, ConsoleRole.Admin, AccessOperation.ViewCase, AccessResources.Of(row), cancellationToken);

    private static async Task<List<PersonRow>> WithRoleAsync(
        OperationScope scope,
        string role,
        AccessOperation operation,
        AccessResource resource,
        CancellationToken cancellationToken
    )
    {
        var borrowers = operation is AccessOperation.ApproveAction ? await BorrowersAsync(scope, role, cancellationToken) : [];
        var people = await scope
            .Db.People.AsNoTracking()
            .Where(person => person.IsActive && (person.Roles.Contains(role) || borrowers.Contains(person.Id)))
            .ToListAsync(cancellationToken);
        return [.. people.Where(person => scope.CheckOf(SubjectOf(person)).Decide(operation, resource).Permitted)];

        AccessSubject SubjectOf(PersonRow person) =>
            borrowers.Contains(person.Id) && LentDuty.Find(LentDuty.ApprovingAs(role)!) is { } duty
                ? duty.LentTo(SubjectReader.Of(person))
                : SubjectReader.Of(person);
    }

    // those to whom approving in the place of the role is lent now
    private static async Task<List<Guid>> BorrowersAsync(OperationScope scope, string role, CancellationToken cancellationToken)
    {
        var duty = LentDuty.ApprovingAs(role);
        return await scope
            .Db.AccessGrants.AsNoTracking()
            .StillGranted(scope.Now)
            .Where(grant => grant.ObjectKind == GrantKinds.Duty && grant.ObjectKey == duty)
            .Select(grant => grant.PersonId)
            .ToListAsync(cancellationToken);
    }
}
