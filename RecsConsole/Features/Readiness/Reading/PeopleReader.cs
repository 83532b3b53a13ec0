using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Readiness.Points;
using RecsConsole.Platform.Auditing;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.Features.Readiness.Reading;

/// <summary>Reads who may do what, what was refused, and who opened the details of decisions.</summary>
internal sealed class PeopleReader(PermitRecheck permitRecheck)
{
    // names used by the trail and the alerts
    private const string TraceOpened = "trace.opened";

    public async Task<PermissionFacts> PermissionAsync(
        OperationScope scope,
        DecisionSample sample,
        IReadOnlyList<AccessSubject> people,
        CancellationToken cancellationToken
    )
    {
        var since = Since(scope);
        var (items, withoutPermit) = SampleFacts.Permits(sample);
        var unmoved = sample.Unmoved();
        var again = await permitRecheck.RunAsync(scope.Db, scope.Actor, unmoved, cancellationToken);
        return new(
            items,
            withoutPermit,
            unmoved.Count,
            again.Holding,
            again.Moved,
            again.Faulty,
            await scope.Db.AuditEntries.CountAsync(row => row.At >= since && row.Outcome == AuditOutcomes.Denied, cancellationToken),
            people.Count,
            people.Count(each => each.Roles.Count == 0)
        );
    }

    public static async Task<TraceFacts> TracesAsync(
        OperationScope scope,
        DecisionSample sample,
        IReadOnlyList<AccessSubject> people,
        CancellationToken cancellationToken
    )
    {
        var since = Since(scope);
        var opened = await scope
            .Db.AuditEntries.Where(row => row.Operation == TraceOpened && row.At >= since)
            .GroupBy(row => row.Outcome)
            .Select(group => new { Outcome = group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Outcome, group => group.Count, StringComparer.Ordinal, cancellationToken);
        var (emergencies, withoutAlert) = await EmergenciesAsync(scope.Db, scope.Now, cancellationToken);
        return new(
            people.Count,
            people.Count(each => MayOpenTraces(scope, each)),
            opened.GetValueOrDefault(AuditOutcomes.Done),
            opened.GetValueOrDefault(AuditOutcomes.Denied),
            SampleFacts.LeftOut(sample, ReasonCodes.IsPermission),
            emergencies,
            withoutAlert
        );
    }

    private static DateTimeOffset Since(OperationScope scope) => scope.Now.AddDays(-ReadinessLimits.Days);

    private static bool MayOpenTraces(OperationScope scope, AccessSubject person) =>
        scope
            .CheckOf(person)
            .Decide(
                AccessOperation.ViewTrace,
                new(AccessResourceKind.Tenant, person.TenantId, person.TenantId) { Classification = Classifications.Public }
            )
            .Permitted;

    private static async Task<(int InForce, int WithoutAlert)> EmergenciesAsync(
        ConsoleDbContext db,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var grants = await db
            .AccessGrants.AsNoTracking()
            .StillGranted(now)
            .Where(row => row.IsBreakGlass)
            .Select(row => new { row.Id, row.GrantedAt })
            .ToListAsync(cancellationToken);
        if (grants.Count == 0)
        {
            return (0, 0);
        }

        var first = grants.Min(grant => grant.GrantedAt);
        var witnesses = await db
            .SecurityAlerts.AsNoTracking()
            .Where(row => row.Kind == SecurityAlertKind.BreakGlass && row.At >= first)
            .Select(row => row.WitnessJson)
            .ToListAsync(cancellationToken);
        return (
            grants.Count,
            grants.Count(grant => !witnesses.Exists(json => json.Contains(grant.Id.ToString("D"), StringComparison.OrdinalIgnoreCase)))
        );
    }
}
