using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Actions;

/// <summary>The life of an action's versions. They count how often they were written.</summary>
public sealed class ActionSteps(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
    : VersionLife<ActionRow>(scopes, auditTrail, clock)
{
    internal override long MarkOf(ActionRow row) => row.Revision;

    private protected override void Write(ActionRow row, DateTimeOffset now) =>
        (row.Revision, row.UpdatedAt) = (row.Revision + 1, Timestamps.Round(now));

    private protected override VersionAudit Audit => ActionAudit.Trail;

    private protected override string HashOf(ActionRow row) => ActionContent.Of(row).Hash;

    private protected override Task<HashSet<Guid>> WritersAsync(ConsoleDbContext db, ActionRow row, CancellationToken cancellationToken) =>
        ActionAudit.WritersAsync(db, row, cancellationToken);
}
