using RecsConsole.Access;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>Audits a change to a case type and notifies the pages that show it.</summary>
internal static class CaseTypeAudit
{
    public static void Append(
        OperationScope scope,
        AuditTrail auditTrail,
        string name,
        string key,
        IReadOnlyDictionary<string, string> details
    )
    {
        auditTrail.Append(scope.Db, scope.Actor.PersonOrNull, new(name, "case_type", key, AuditOutcome.Done, details));
        ChangeFeed.Append(scope.Db, ChangeKind.Catalog, key, scope.Now);
    }
}
