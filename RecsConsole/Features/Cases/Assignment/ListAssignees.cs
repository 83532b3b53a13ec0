using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases.Assignment;

/// <summary>
/// Lists the people who may work all of some cases, with what each has open: those whom a supervisor may give them to, the least busy first.
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

        var ids = caseIds.Take(AssignCases.MostCases).ToList();
        var rows = await scope.Db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        var cases = await scope.KeepAsync(AccessOperation.WorkCase, rows, AccessResources.Of, cancellationToken);
        return new AssigneeList(cases.Count == 0 ? [] : await ReadAsync(scope, cases, cancellationToken));
    }

    private static async Task<List<Assignee>> ReadAsync(
        OperationScope scope,
        IReadOnlyList<CaseRow> cases,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var people = await db.People.AsNoTracking().Where(person => person.IsActive).ToListAsync(cancellationToken);
        var open = await db
            .Cases.Where(row => row.IsOpen && row.AssigneeId != null)
            .GroupBy(row => row.AssigneeId!.Value)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(row => row.Key, row => row.Count, cancellationToken);
        var away = await db
            .Absences.Where(absence => absence.From <= scope.Now && absence.To > scope.Now)
            .Select(absence => absence.PersonId)
            .ToListAsync(cancellationToken);
        return
        [
            .. people
                .Where(person => MayWorkAll(scope.CheckOf(SubjectReader.Of(person)), cases))
                .Select(person => new Assignee(
                    person.Id,
                    person.DisplayName,
                    open.GetValueOrDefault(person.Id),
                    person.Capacity,
                    away.Contains(person.Id)
                ))
                .OrderBy(person => person.IsAway)
                .ThenBy(person => person.Capacity <= 0 ? double.MaxValue : (double)person.OpenCases / person.Capacity)
                .ThenBy(person => person.Name, StringComparer.InvariantCultureIgnoreCase)
                .ThenBy(person => person.Id),
        ];
    }

    private static bool MayWorkAll(AccessCheck check, IReadOnlyList<CaseRow> cases) =>
        cases.All(row => check.Decide(AccessOperation.WorkCase, AccessResources.Of(row)).Permitted);
}

/// <summary>The people to choose from.</summary>
public sealed record AssigneeList(IReadOnlyList<Assignee> People);

/// <summary>Somebody who may have the cases.</summary>
/// <param name="OpenCases">Open cases the person has now.</param>
/// <param name="Capacity">Open cases the person can carry at once.</param>
public sealed record Assignee(Guid Id, string Name, int OpenCases, int Capacity, bool IsAway);
