namespace RecsConsole.Recommender.Decisions;

/// <summary>A stored decision without what only replay and validation need.</summary>
/// <param name="Snapshot">As stored; empty when the subject was erased. Likewise <paramref name="Output"/>.</param>
public sealed record DecisionToExplain(
    Guid TenantId,
    Guid Id,
    Guid CaseId,
    Guid ActorId,
    DateTimeOffset At,
    byte[] Snapshot,
    byte[] Output
);
