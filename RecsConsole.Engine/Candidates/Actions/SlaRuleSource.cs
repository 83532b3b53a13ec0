using RecsConsole.Engine.Arithmetic;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Candidates;

/// <summary>
/// Escalations for a case whose deadline has passed, is near while the case waits or has not been escalated, or comes before the answer that
/// an urgent case waits for.
/// </summary>
public sealed class SlaRuleSource : ICandidateSource
{
    /// <summary>Diversity group of actions that involve more people in a case.</summary>
    public const string EscalateKind = "escalate";

    /// <inheritdoc />
    public string Name => SourceNames.SlaRules;

    /// <inheritdoc />
    public SlateKind Kind => SlateKind.Action;

    /// <inheritdoc />
    public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var index = SnapshotIndex.From(snapshot);
        var band = snapshot.Case.SlaBand;
        var endangered =
            (band is SlaBand.Late or SlaBand.Soon && (index.Workflow.IsWaiting(snapshot.Case.State) || !IsEscalated(snapshot, index)))
            || UrgentWait.Of(snapshot, index) is not null;
        if (!endangered)
        {
            yield break;
        }

        var score = FixedPoint.FromDouble(SlaClock.Pressure(band));
        foreach (var action in snapshot.Shared.Catalog.Actions)
        {
            if (string.Equals(action.Kind, EscalateKind, StringComparison.Ordinal) && Fits(snapshot.Case, action))
            {
                yield return Proposal.Of(
                    this,
                    action.Key,
                    score,
                    band switch
                    {
                        SlaBand.Late => "sla:late",
                        SlaBand.Soon => "sla:soon",
                        _ => "sla:before_answer",
                    }
                );
            }
        }
    }

    /// <summary>
    /// Whether an escalation is proportionate: a high-risk one, such as declaring an incident, needs one of the two highest priorities, so
    /// it does not fit a case without a priority, one written for certain issue types needs one of these, and one that states how many
    /// people must be affected needs so many. Where the number is unknown, only the highest priority stands in for it.
    /// </summary>
    internal static bool Fits(CaseFacts facts, ActionFacts action) =>
        (action.Risk != RiskLevel.High || facts.Priority is <= 2)
        && (action.IssueTypes.Count == 0 || action.IssueTypes.Contains(facts.IssueType, StringComparer.Ordinal))
        && (action.LeastAffected is not { } least || (facts.Affected is { } affected ? affected >= least : facts.Priority is 1));

    /// <summary>Whether the known history has an escalation.</summary>
    internal static bool IsEscalated(CaseSnapshot snapshot, SnapshotIndex index) =>
        snapshot.History.Any(step => string.Equals(index.Catalog.Action(step.Activity)?.Kind, EscalateKind, StringComparison.Ordinal));
}
