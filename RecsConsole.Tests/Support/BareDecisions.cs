using RecsConsole.Database;

namespace RecsConsole.Tests.Support;

/// <summary>Decisions without what was known and ranked: for tests that read only who was shown what, and when.</summary>
internal static class BareDecisions
{
    public static DecisionRow Of(Guid tenantId, Guid caseId, Guid actorId, DateTimeOffset at) =>
        new()
        {
            TenantId = tenantId,
            Id = Guid.NewGuid(),
            CaseId = caseId,
            ActorId = actorId,
            At = at,
            InputHash = "",
            VersionsJson = "{}",
            StageDigestsJson = "[]",
            Request = "{}",
            Snapshot = [],
            Validation = [],
            Output = [],
        };
}
