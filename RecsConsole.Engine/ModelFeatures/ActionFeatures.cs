using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine.ModelFeatures;

/// <summary>The columns of actions.</summary>
internal static class ActionFeatures
{
    // an action of an hour counts half as fast as one that takes no time
    private const int HalfSpeedMinutes = 60;
    private const int FreshnessHalfDays = 180;

    public static void Add(FeatureRow row, CaseSnapshot snapshot, SnapshotIndex index, Candidate candidate)
    {
        var action =
            index.Catalog.Action(candidate.Id)
            ?? throw new InvalidOperationException($"Action '{candidate.Id}' was found eligible but is not in the catalog.");
        row.Set(FeatureColumns.SlaUrgency, FeatureRow.Times(FeatureExtractor.Pressure(snapshot), Speed(action.TypicalMinutes)));
        row.Set(FeatureColumns.RoleMatch, RoleMatch(action.RequiredRole, snapshot));
        row.Set(FeatureColumns.Freshness, Freshness(action, snapshot, index));
        row.Set(FeatureColumns.RiskMedium, action.Risk == RiskLevel.Medium ? FixedPoint.One : 0);
        row.Set(FeatureColumns.RiskHigh, action.Risk == RiskLevel.High ? FixedPoint.One : 0);
        row.Set(FeatureColumns.IssueTypeMatch, FeatureExtractor.IssueTypeMatch(action.IssueTypes, snapshot.Case.IssueType));
        row.Set(FeatureColumns.PolicyNamed, index.Policies.Required.ContainsKey(candidate.Id) ? FixedPoint.One : 0);
        row.Set("transition_share", FeatureRow.ScoreOf(candidate, SourceNames.WorkflowRules));
        row.Set("customer_contact", action.IsCustomerContact ? FixedPoint.One : 0);
        row.Set("next_step_share", FeatureRow.ScoreOf(candidate, SourceNames.NextSteps));
        row.Set("playbook_step", FeatureRow.ScoreOf(candidate, SourceNames.Playbook));
        row.Set("outcome_share", FeatureRow.ScoreOf(candidate, SourceNames.Outcomes));
        row.Set("similar_account_share", FeatureRow.ScoreOf(candidate, SourceNames.SimilarAccounts));
    }

    private static long Speed(int? minutes) =>
        minutes is { } known ? FixedPoint.One * HalfSpeedMinutes / (HalfSpeedMinutes + Math.Max(0, known)) : FixedPoint.One / 2;

    // an action made for the actor's role fits better than one that anybody may do
    private static long RoleMatch(string? requiredRole, CaseSnapshot snapshot)
    {
        if (requiredRole is null)
        {
            return FixedPoint.One / 2;
        }

        return snapshot.Actor.Roles.Contains(requiredRole) ? FixedPoint.One : 0;
    }

    private static long Freshness(ActionFacts action, CaseSnapshot snapshot, SnapshotIndex index)
    {
        var policy = action.PolicyKey is { } key ? index.Catalog.Policy(key) : null;
        return FeatureExtractor.Recency(snapshot.At, policy?.EffectiveFrom ?? action.UpdatedAt, FreshnessHalfDays);
    }
}
