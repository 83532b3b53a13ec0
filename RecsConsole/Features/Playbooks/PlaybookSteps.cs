using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Versions;

namespace RecsConsole.Features.Playbooks;

/// <summary>The life of a playbook's versions. The instant of its last write tells what somebody saw.</summary>
public sealed class PlaybookSteps(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
    : VersionLife<PlaybookRow>(scopes, auditTrail, clock)
{
    /// <summary>What a version was seen as.</summary>
    internal static long MarkOfRow(PlaybookRow row) => row.UpdatedAt.ToUnixTimeMilliseconds();

    /// <summary>The instant of a write: later than the one before, so that no two writes leave the same mark.</summary>
    internal static DateTimeOffset Later(DateTimeOffset now, DateTimeOffset before)
    {
        var rounded = Timestamps.Round(now);
        return rounded > before ? rounded : before.AddMilliseconds(1);
    }

    internal override long MarkOf(PlaybookRow row) => MarkOfRow(row);

    private protected override void Write(PlaybookRow row, DateTimeOffset now) => row.UpdatedAt = Later(now, row.UpdatedAt);

    private protected override VersionAudit Audit => PlaybookAudit.Trail;

    private protected override string HashOf(PlaybookRow row) => PlaybookContent.Of(row).Hash;
}
