using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Assignment;

/// <summary>
/// Lists the people who may work all of the given cases, with their number of open cases; a supervisor may assign to them. Least busy
/// first.
/// </summary>
public sealed class ListAssignees(OperationScopeFactory scopes)
{
    private const string Operation = "list.assignees";

    public async Task<Result<AssigneeList>> RunAsync(Actor actor, IReadOnlyList<Guid> caseIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(caseIds);
        await using var scope = await scopes.OpenAsync(actor, cancellationToken);
        if (!CaseAccess.MayAssignToOthers(scope.Access))
        {
            var error = scope.Access.HasFailed ? CaseAccess.NotChecked : Error.Forbidden(Texts.AssignNotPermitted);
            return await scope.DenyAsync(Operation, "tenant", actor.TenantId.ToString("D"), error, cancellationToken);
        }

        var ids = caseIds.Take(AssignCases.MaxCases).ToList();
        var rows = await scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var cases = await scope.KeepAsync(AccessOperation.WorkCase, rows, AccessResources.Of, cancellationToken);
        return new AssigneeList(cases.Count == 0 ? [] : await Assignees.ReadAsync(scope, cases, cancellationToken));
    }
}

/// <summary>The people to choose from.</summary>
public sealed record AssigneeList(IReadOnlyList<Assignee> People);
