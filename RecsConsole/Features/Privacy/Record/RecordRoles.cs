using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Privacy.Record;

/// <summary>
/// What each role may see, according to the access policy itself: a case of the person's own team, a decision, and the tenant.
/// </summary>
internal static class RecordRoles
{
    private const string Team = "own";

    private static readonly (RecordRight Right, AccessOperation Operation, AccessResourceKind Kind)[] s_questions =
    [
        (RecordRight.Cases, AccessOperation.ViewCase, AccessResourceKind.Case),
        (RecordRight.Work, AccessOperation.WorkCase, AccessResourceKind.Case),
        (RecordRight.Decisions, AccessOperation.ViewDecision, AccessResourceKind.Decision),
        (RecordRight.Traces, AccessOperation.ViewTrace, AccessResourceKind.Decision),
        (RecordRight.Trail, AccessOperation.ViewAudit, AccessResourceKind.Tenant),
        (RecordRight.Figures, AccessOperation.ViewInsights, AccessResourceKind.Tenant),
        (RecordRight.Load, AccessOperation.ViewTeam, AccessResourceKind.Tenant),
        (RecordRight.Models, AccessOperation.ViewModels, AccessResourceKind.Tenant),
        (RecordRight.People, AccessOperation.ViewAdministration, AccessResourceKind.Tenant),
        (RecordRight.Privacy, AccessOperation.EraseSubject, AccessResourceKind.Tenant),
    ];

    public static async Task<IReadOnlyList<RecordRole>> ReadAsync(
        ConsoleDbContext db,
        AccessPolicy policy,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var people = await db.People.AsNoTracking().Where(row => row.IsActive).Select(row => row.Roles).ToListAsync(cancellationToken);
        return
        [
            .. ConsoleRole.All.Select(role => new RecordRole(
                role,
                people.Count(roles => roles.Contains(role, StringComparer.Ordinal)),
                RightsOf(role, policy, db.TenantId, now)
            )),
        ];
    }

    /// <summary>What a person with only this role, in the case's team and with sufficient clearance, may see.</summary>
    internal static IReadOnlyList<RecordRight> RightsOf(string role, AccessPolicy policy, Guid tenantId, DateTimeOffset now)
    {
        var subject = new AccessSubject(
            tenantId,
            Guid.NewGuid(),
            new HashSet<string>(StringComparer.Ordinal) { role },
            new HashSet<string>(StringComparer.Ordinal) { Team },
            new HashSet<string>(StringComparer.Ordinal),
            new HashSet<string>(StringComparer.Ordinal),
            Classifications.Restricted,
            Active: true
        );
        return
        [
            .. s_questions
                .Where(question =>
                    policy
                        .Decide(
                            subject,
                            question.Operation,
                            new(question.Kind, tenantId, tenantId) { Classification = Classifications.Public, Teams = [Team] },
                            now
                        )
                        .Permitted
                )
                .Select(question => question.Right),
        ];
    }
}
