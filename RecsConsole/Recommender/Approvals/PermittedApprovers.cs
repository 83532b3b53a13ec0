using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Recommender.Approvals;

/// <summary>The people who may decide a request, by the access policy.</summary>
internal static class PermittedApprovers
{
    public static Task<List<PersonRow>> FindAsync(OperationScope scope, ApprovalParts parts, CancellationToken cancellationToken) =>
        FindAsync(
            scope,
            ActionRisk.ApprovingRole(parts.Action),
            AccessOperation.ApproveAction,
            ActionRisk.ApprovalOf(parts.Request, parts.Case, parts.Action),
            cancellationToken
        );

    /// <summary>Active people with a role who are permitted the operation.</summary>
    public static async Task<List<PersonRow>> FindAsync(
        OperationScope scope,
        string role,
        AccessOperation operation,
        AccessResource resource,
        CancellationToken cancellationToken
    )
    {
        var people = await scope
            .Db.People.AsNoTracking()
            .Where(person => person.IsActive && person.Roles.Contains(role))
            .ToListAsync(cancellationToken);
        return [.. people.Where(person => scope.CheckOf(SubjectReader.Of(person)).Decide(operation, resource).Permitted)];
    }
}
