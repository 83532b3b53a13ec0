using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Access;

/// <summary>
/// The first line of an operation that needs a right: reads the actor's rights now, asks the policy, and audits a denial. It stands before any
/// look at the request, so that a direct call without the right learns nothing.
/// </summary>
public sealed class OperationGate(
    AccessPolicy policy,
    DecisionPoint decisionPoint,
    AuditTrail auditTrail,
    TimeProvider clock,
    ILogger<OperationGate> logger
)
{
    /// <summary>The check to go on with, or Forbidden once the denial is written.</summary>
    /// <param name="name">Of the operation in the audit trail, such as publish.action.</param>
    /// <param name="resource">What is asked for; null means the tenant itself.</param>
    public async Task<Result<AccessCheck>> EnterAsync(
        ConsoleDbContext db,
        Actor actor,
        AccessOperation operation,
        string name,
        CancellationToken cancellationToken,
        AccessResource? resource = null
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        var asked = resource ?? OfTenant(actor.TenantId);
        var now = Timestamps.Round(clock.GetUtcNow());
        var subject = await SubjectReader.ReadAsync(db, actor, now, cancellationToken);
        var check = new AccessCheck(policy, subject, now, logger);
        var decision = await decisionPoint.ConfirmAsync(check.Decide(operation, asked), subject, new(operation, asked), cancellationToken);
        if (decision.Permitted)
        {
            return check;
        }

        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                name,
                asked.Kind.ToString().ToLowerInvariant(),
                asked.Id.ToString("D"),
                decision.Against.Has(PermitRule.Check) ? AuditOutcome.Failed : AuditOutcome.Denied
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return Error.Forbidden("You may not do this. Nothing was changed, and the attempt was recorded.");
    }

    /// <summary>The same for what a job may run as well as a person: a job goes on, a person needs the right. Null: go on.</summary>
    public async Task<Error?> RefuseUnlessJobAsync(
        ConsoleDbContext db,
        Actor actor,
        AccessOperation operation,
        string name,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        return actor.PersonOrNull is null ? null : (await EnterAsync(db, actor, operation, name, cancellationToken)).Error;
    }

    private static AccessResource OfTenant(Guid tenantId) =>
        new(AccessResourceKind.Tenant, tenantId, tenantId) { Classification = Classifications.Public };
}
