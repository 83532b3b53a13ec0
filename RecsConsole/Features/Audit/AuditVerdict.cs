namespace RecsConsole.Features.Audit;

/// <summary>Whether a tenant's audit trail is whole.</summary>
/// <param name="Unsealed">Entries that no link row chains yet: all of them, as there is no sealer.</param>
/// <param name="FirstBroken">The first gap or alteration, by time: what and where; null when there is none.</param>
public sealed record AuditVerdict(
    int Entries,
    int Unsealed,
    int Decisions,
    int Responses,
    string? FirstBroken
)
{
    public bool Intact => FirstBroken is null;
}
