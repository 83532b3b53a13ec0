using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>Whether a tenant's audit trail is whole.</summary>
/// <param name="Unsealed">Entries not yet in the chain: written within the last second, or while no server ran.</param>
/// <param name="Head">The newest link. Kept elsewhere, it later shows whether the newest entries were removed.</param>
/// <param name="Broken">The first gap or alteration, with its location; null when there is none.</param>
public sealed record AuditVerdict(int Entries, int Unsealed, AuditHead Head, int Decisions, int Responses, StoredText? Broken)
{
    public bool Intact => Broken is null;

    public string? FirstBroken => Broken?.Words;
}
