using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Approvals.Detail;

/// <summary>The suggested path of a request: the people whom the access policy lets approve it, those of the case's team first.</summary>
internal static class Approvers
{
    private const int MostNamed = 5;

    public static async Task<IReadOnlyList<Approver>> ReadAsync(
        ConsoleDbContext db,
        ApprovalParts parts,
        Func<AccessSubject, AccessCheck> checkFor,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var role = ActionRisk.ApprovingRole(parts.Action);
        var people = await db
            .People.AsNoTracking()
            .Where(person => person.IsActive && person.Roles.Contains(role))
            .ToListAsync(cancellationToken);
        var away = await db
            .Absences.Where(absence => absence.From <= at && absence.To > at)
            .Select(absence => absence.PersonId)
            .ToListAsync(cancellationToken);
        var resource = ActionRisk.ApprovalOf(parts.Request, parts.Case, parts.Action);
        return
        [
            .. people
                .Where(person => checkFor(SubjectReader.Of(person)).Decide(AccessOperation.ApproveAction, resource).Permitted)
                .Select(person => new Approver(
                    person.DisplayName,
                    parts.Case.TeamKey is { } team && person.Teams.Contains(team),
                    away.Contains(person.Id)
                ))
                .OrderBy(person => person.IsAway)
                .ThenByDescending(person => person.IsOfTeam)
                .ThenBy(person => person.Name, StringComparer.Ordinal)
                .Take(MostNamed),
        ];
    }
}

/// <summary>Somebody who may approve.</summary>
public sealed record Approver(string Name, bool IsOfTeam, bool IsAway);
