using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Tenancy.People;

namespace RecsConsole.Features.Cases.Detail.Owners;

/// <summary>Whom a colleague who may not work a case can ask about it: who has it, otherwise a supervisor of its team; somebody with an account.</summary>
/// <param name="HasCase">The case is assigned to the person.</param>
public sealed record CaseOwner(Guid Id, string Name, bool HasCase)
{
    /// <summary>Somebody has the case, who may be another person, such as one without an account or without the right to see it.</summary>
    public bool IsAssigned { get; init; }

    /// <summary>
    /// Null for a reader who may work the case, or who works no cases at all; for a case that is over; and where nobody can be asked.
    /// </summary>
    internal static async Task<CaseOwner?> FindAsync(OperationScope scope, CaseRow row, CancellationToken cancellationToken)
    {
        if (!row.IsOpen || CaseAccess.MayWork(scope.Access, row) || !CaseAccess.MayWorkCases(scope.Access))
        {
            return null;
        }

        // roles and teams are lists in one column, which databases compare differently
        var people = await scope.Db.People.AsNoTracking().Where(person => person.IsActive).ToListAsync(cancellationToken);
        var members = await Members.ReadAsync(scope.Db, cancellationToken); // a question to anybody else would reach nobody
        var tooClose = await Questions.InConflict(scope.Db, row).ToListAsync(cancellationToken);
        var owner = people
            .Where(person => person.Id == row.AssigneeId || Leads(person, row))
            .Where(person => person.Id != scope.Actor.PersonId && members.Contains(person.Id) && !tooClose.Contains(person.Id))
            .OrderByDescending(person => person.Id == row.AssigneeId)
            .ThenBy(person => person.DisplayName, StringComparer.InvariantCultureIgnoreCase)
            .ThenBy(person => person.Id)
            .FirstOrDefault(person => MayView(scope, person, row));
        return owner is null
            ? null
            : new(owner.Id, owner.DisplayName, owner.Id == row.AssigneeId) { IsAssigned = row.AssigneeId is not null };
    }

    private static bool Leads(PersonRow person, CaseRow row) =>
        row.TeamKey is { } team && person.Roles.Contains(ConsoleRole.Supervisor) && person.Teams.Contains(team);

    private static bool MayView(OperationScope scope, PersonRow person, CaseRow row) =>
        scope.CheckOf(SubjectReader.Of(person)).Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted;
}
