using RecsConsole.Features.Audit.Verification;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Sessions;

namespace RecsConsole.Features.Audit;

/// <summary>What the page of the audit trail asks, and for whom.</summary>
public sealed record AuditOperations(
    ListAudit List,
    ReadAuditState State,
    RequestVerification Verify,
    ActorProvider Actors,
    ChangePoller Changes
);
