using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Claims;

/// <summary>Claims about an action, most important first.</summary>
internal static class ActionClaims
{
    /// <summary>The claim that a policy recommends the action here.</summary>
    public const string Recommended = "action.recommended";

    public static void Add(FactSheet sheet, CaseSnapshot snapshot, SnapshotIndex index, Candidate candidate, UseInSimilarCases use)
    {
        AddPolicy(sheet, index, candidate);
        ClosingClaims.Add(sheet, snapshot, index, candidate.Id);
        MemoryClaims.Add(sheet, index.Memory.Of(candidate.Id));
        if (snapshot.Case.SlaBand is SlaBand.Late or SlaBand.Soon && candidate.IsProposedBy(SourceNames.SlaRules))
        {
            AddSla(sheet, snapshot, index);
        }
        else if (WorkKinds.IsOfUseWhileWaiting(index.Catalog.Action(candidate.Id)?.Kind) && UrgentWait.Of(snapshot, index) is { } answers)
        {
            WaitClaims.AddUrgent(sheet, snapshot, answers);
        }

        AddImpact(sheet, snapshot, index.Catalog.Action(candidate.Id));

        // that something is late is news; within what time a step usually follows is not, and comes further down
        var expected = ExpectedStep.Of(snapshot, candidate.Id);
        var isLate = AddLate(sheet, snapshot, index, candidate, expected);
        PlaybookClaims.Add(sheet, snapshot, candidate);
        DecidingClaims.Add(sheet, snapshot, candidate.Id);
        AddUse(sheet, use, index.Catalog.Action(candidate.Id) is { IsLogged: true });
        HistoryClaims.Add(sheet, snapshot, candidate);
        if (expected is not null && !isLate)
        {
            WaitClaims.Add(sheet, snapshot, expected);
        }

        AddWorkflow(sheet, snapshot, index, candidate);
    }

    // Whether the step or the answer that the case waits for is late.
    private static bool AddLate(FactSheet sheet, CaseSnapshot snapshot, SnapshotIndex index, Candidate candidate, ExpectedStep? expected)
    {
        if (expected is not null && WaitClaims.IsLateAfterStep(expected))
        {
            WaitClaims.Add(sheet, snapshot, expected);
            return true;
        }

        if (OverdueAnswer(index, candidate) is { } answers)
        {
            WaitClaims.AddAnswer(sheet, snapshot, answers);
            return true;
        }

        return false;
    }

    private static void AddPolicy(FactSheet sheet, SnapshotIndex index, Candidate candidate)
    {
        if (StandardSlatePolicy.RequiredBy(candidate, index) is { } policy)
        {
            PolicyClaims.Add(sheet, policy, "action.required");
        }
        else if (CandidatePolicies.RecommendedBy(candidate, index) is { } recommends)
        {
            PolicyClaims.Add(sheet, recommends, Recommended);
        }
    }

    // why it is time to write again, on the card of whatever writes to them
    private static AnswerFacts? OverdueAnswer(SnapshotIndex index, Candidate candidate) =>
        index.Memory.IsOverdue && WorkKinds.IsCommunication(index.Catalog.Action(candidate.Id)?.Kind) ? index.Memory.Answers : null;

    private static void AddSla(FactSheet sheet, CaseSnapshot snapshot, SnapshotIndex index)
    {
        var late = snapshot.Case.SlaBand == SlaBand.Late;
        sheet.Add("sla", FactTypes.SlaBand, "case.sla_band", late ? "late" : "soon", "snapshot:case");
        var escalated = SlaRuleSource.IsEscalated(snapshot, index);
        sheet.Count("escalations", FactTypes.Count, "history.escalated", escalated ? 1 : 0, "snapshot:history");
        sheet.Claim(
            (late, escalated) switch
            {
                (true, false) => "sla.late.not_escalated",
                (true, true) => "sla.late.waiting",
                (false, false) => "sla.soon.not_escalated",
                (false, true) => "sla.soon.waiting",
            },
            "sla",
            "escalations"
        );
    }

    // why an escalation that is meant for many is proportionate here
    private static void AddImpact(FactSheet sheet, CaseSnapshot snapshot, ActionFacts? action)
    {
        if (action?.LeastAffected is { } least && snapshot.Case.Affected is { } affected && affected >= least)
        {
            sheet.Count("affected", FactTypes.Count, "case.affected", affected, "snapshot:case");
            sheet.Count("least_affected", FactTypes.Count, "action.least_affected", least, "snapshot:case");
            sheet.Claim("impact.affected", "affected", "least_affected");
        }
    }

    // nobody says which activities of a log work on the problem, so what came before a solution need not be what solved the case
    private static void AddUse(FactSheet sheet, UseInSimilarCases use, bool isLogged)
    {
        if (use.Used == 0)
        {
            return;
        }

        if (!(isLogged && use.Inferred > 0) && use.MostWithinHours() is { } hours)
        {
            sheet.Count("resolved", FactTypes.Count, "similar_cases.resolved_by_it", use.Resolved, "fact:used");
            sheet.Count("hours", FactTypes.Hours, "similar_cases.most_within_hours", hours, "fact:used");
            AddSolved(sheet, use);
            sheet.Claim("action.pace", "hours", "resolved", "used");
        }
        else
        {
            sheet.Claim("action.used", "used", "ended_well");
        }
    }

    // one case in which nobody recorded what solved it makes the whole number uncertain
    private static void AddSolved(FactSheet sheet, UseInSimilarCases use)
    {
        if (use.Inferred == 0)
        {
            sheet.Claim("action.solved", "resolved", "used");
            return;
        }

        sheet.Count("inferred", FactTypes.Count, "similar_cases.inferred", use.Inferred, "fact:used");
        sheet.Claim("action.solved_inferred", "resolved", "used", "inferred");
    }

    private static void AddWorkflow(FactSheet sheet, CaseSnapshot snapshot, SnapshotIndex index, Candidate candidate)
    {
        var state = snapshot.Case.State;
        var observed = index.Workflow.Observed(state, candidate.Id);
        var source = $"transition:{state}>{candidate.Id}";
        if (observed > 0)
        {
            sheet.Add("state", FactTypes.State, "case.state", state, "snapshot:case");
            sheet.Count("observed", FactTypes.Count, "workflow.observed", observed, source);
            sheet.Count("observed_total", FactTypes.Count, "workflow.observed_from_state", index.Workflow.ObservedFrom(state), source);
            sheet.Claim("action.followed", "state", "observed", "observed_total");
        }
        else if (sheet.Claims.Count == 0)
        {
            sheet.Add("state", FactTypes.State, "case.state", state, source);
            sheet.Claim("action.permitted", "state");
        }
    }
}
