using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Playbooks;

/// <summary>The life of a playbook's versions.</summary>
public sealed class PlaybookSteps(TenantDb tenantDb, OperationGate gate, AuditTrail auditTrail, TimeProvider clock)
    : VersionLife<PlaybookRow>(tenantDb, gate, auditTrail, clock)
{
    private protected override VersionAudit Audit => PlaybookAudit.Trail;

    private protected override string HashOf(PlaybookRow row) => PlaybookContent.Of(row).Hash;
}
