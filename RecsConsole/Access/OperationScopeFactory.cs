using Microsoft.Extensions.Options;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Access;

/// <summary>
/// The first line of every operation: opens the tenant's context, reads the actor's rights now, asks the policy and the decision point, and
/// audits a denial. It runs before the request is examined, so a caller without the right learns nothing.
/// </summary>
public sealed class OperationScopeFactory(
    TenantDb tenantDb,
    AccessPolicy policy,
    DecisionPoint decisionPoint,
    AuditTrail auditTrail,
    IOptions<DenialWatch> watch,
    TimeProvider clock,
    ILogger<OperationScopeFactory> logger
)
{
    internal DecisionPoint DecisionPoint => decisionPoint;

    internal DateTimeOffset Now => Timestamps.Round(clock.GetUtcNow());

    /// <summary>For an operation that needs a right. <see cref="OperationScope.Refusal"/> is set once the denial is written.</summary>
    /// <param name="name">Name of the operation in the audit trail, such as publish.action.</param>
    /// <param name="resource">The resource; null means the tenant itself.</param>
    public async Task<OperationScope> OpenAsync(
        Actor actor,
        AccessOperation operation,
        string name,
        CancellationToken cancellationToken,
        AccessResource? resource = null
    )
    {
        var scope = await OpenAsync(actor, cancellationToken);
        try
        {
            await scope.AuthorizeAsync(operation, name, cancellationToken, resource);
            return scope;
        }
        catch
        {
            await scope.DisposeAsync();
            throw;
        }
    }

    /// <summary>For an operation that jobs run as well: a person needs the right, a job does not.</summary>
    public async Task<OperationScope> OpenForJobOrPersonAsync(
        Actor actor,
        AccessOperation operation,
        string name,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        if (actor.PersonOrNull is not null)
        {
            return await OpenAsync(actor, operation, name, cancellationToken);
        }

        var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var now = Now;
        return new(this, db, actor, CheckOf(SubjectReader.Nobody(db, actor.PersonId), now), now);
    }

    /// <summary>
    /// For an operation whose right depends on an object that must be read first: it calls <see cref="OperationScope.MayAsync"/> for the
    /// object and <see cref="OperationScope.DenyAsync"/> to refuse.
    /// </summary>
    public async Task<OperationScope> OpenAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        var db = await tenantDb.OpenAsync(actor, cancellationToken);
        try
        {
            var now = Now;
            return new(this, db, actor, await ReadRightsAsync(db, actor.PersonId, now, cancellationToken), now);
        }
        catch
        {
            await db.DisposeAsync();
            throw;
        }
    }

    /// <summary>The rights of any person of the context's tenant, such as one who asked for an approval.</summary>
    internal async Task<AccessCheck> ReadRightsAsync(
        ConsoleDbContext db,
        Guid personId,
        DateTimeOffset at,
        CancellationToken cancellationToken
    ) => CheckOf(await SubjectReader.ReadAsync(db, personId, at, cancellationToken), at);

    /// <summary>A check with rights that are already read.</summary>
    internal AccessCheck CheckOf(AccessSubject subject, DateTimeOffset at) => new(policy, subject, at, logger);

    internal async Task RecordAsync(ConsoleDbContext db, Actor actor, AuditEvent denied, CancellationToken cancellationToken)
    {
        var written = auditTrail.Append(db, actor.PersonOrNull, denied);
        await db.SaveChangesAsync(cancellationToken);
        if (watch.Value.Denied is { } tell)
        {
            await tell(db, written, cancellationToken);
        }
    }
}
