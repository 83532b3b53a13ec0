using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Recommender.Ranking;

/// <summary>
/// Chooses the models that rank for an actor and a case. This happens before the snapshot is read, because a snapshot names its models: a
/// replay ranks with the same ones. <see cref="ActivePipelines"/> then takes them from the snapshot.
/// </summary>
internal static class ModelChoice
{
    /// <summary>The models in force for them; null for the heuristic.</summary>
    public static ChosenModels? For(AccessCheck check, CaseRecord record, TenantFacts facts, DateTimeOffset at) =>
        IsByRules(check, record, facts) ? null : facts.Models.For(check.Subject, record.Team, at);

    /// <summary>
    /// Whether the actor or the customer asked that only rules order suggestions; <see cref="Engine.Snapshots.CaseSnapshot.IsByRules"/>
    /// says the same of the snapshot.
    /// </summary>
    public static bool IsByRules(AccessCheck check, CaseRecord record, TenantFacts facts) =>
        check.Subject.IsByRulesOnly is true
        || record.IsByRulesOnly
        || facts.Consents.RefusedFor(record.AccountKey, check.Subject.PersonId).Count > 0;
}
