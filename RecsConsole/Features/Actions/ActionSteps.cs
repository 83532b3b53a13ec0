using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Actions;

/// <summary>The life of an action's versions.</summary>
public sealed class ActionSteps(TenantDb tenantDb, OperationGate gate, AuditTrail auditTrail, TimeProvider clock)
    : VersionLife<ActionRow>(tenantDb, gate, auditTrail, clock)
{
    private protected override VersionAudit Audit => ActionAudit.Trail;

    private protected override string HashOf(ActionRow row) => ActionContent.Of(row).Hash;

    private protected override Task<HashSet<Guid>> WritersAsync(ConsoleDbContext db, ActionRow row, CancellationToken cancellationToken) =>
        ActionAudit.WritersAsync(db, row, cancellationToken);
}
