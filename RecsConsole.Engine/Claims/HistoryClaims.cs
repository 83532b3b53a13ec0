using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Claims;

/// <summary>Claims about an action from the tenant's finished cases, as whole numbers of cases.</summary>
internal static class HistoryClaims
{
    // fewer cases are not worth a sentence
    private const int MinCases = 5;

    // nor is a share below one in this many: a card states what supports an action, not what speaks against it
    private const int OneIn = 5;

    private const long MicroOfPercent = 10_000;

    public static void Add(FactSheet sheet, CaseSnapshot snapshot, Candidate candidate)
    {
        foreach (var provenance in candidate.Provenance)
        {
            switch (provenance.Source)
            {
                case SourceNames.NextSteps:
                    AddNextStep(sheet, snapshot, candidate.Id);
                    break;
                case SourceNames.Outcomes:
                    AddOutcome(sheet, snapshot, candidate.Id);
                    break;
                case SourceNames.SimilarAccounts:
                    AddAccounts(sheet, snapshot, candidate.Id);
                    break;
                case SourceNames.Intents:
                    sheet.Count("intent", FactTypes.Count, "intents.score", provenance.Score / MicroOfPercent, "snapshot:case");
                    sheet.Claim("intent.read", "intent");
                    break;
                default:
                    break;
            }
        }
    }

    private static void AddNextStep(FactSheet sheet, CaseSnapshot snapshot, string action)
    {
        foreach (var context in snapshot.Visible.History?.NextSteps ?? [])
        {
            var cases = NextStepSource.CountOf(context, action);
            if (context.Cases < MinCases || cases * OneIn < context.Cases)
            {
                continue;
            }

            var source = NextStepSource.Reference(snapshot.Case.State, context, action);
            sheet.Count("went_on", FactTypes.Count, "history.went_on", cases, source);
            sheet.Count("stood_there", FactTypes.Cases, "history.cases", context.Cases, source);
            if (context.After.Count == 0)
            {
                sheet.Add("state", FactTypes.State, "case.state", snapshot.Case.State, source);
                sheet.Claim("action.next_in_state", "state", "went_on", "stood_there");
            }
            else
            {
                sheet.Add("after", FactTypes.Steps, "history.last_steps", string.Join(',', context.After), source);
                sheet.Claim("action.next", "after", "went_on", "stood_there");
            }

            return;
        }
    }

    // numbers over all cases would not be those of a case on which a step has failed
    private static void AddOutcome(FactSheet sheet, CaseSnapshot snapshot, string action)
    {
        var after = snapshot.Visible.History?.AfterFailure;
        if (
            PathOf(after?.Outcomes ?? snapshot.Visible.History?.Outcomes, action, isWide: after is not null) is not { } path
            || path.Cases < MinCases
            || path.Used * OneIn < path.Cases
        )
        {
            return;
        }

        var source = OutcomeSource.Reference(snapshot.Case, action);
        if (after is null)
        {
            AddPath(sheet, path, snapshot.Case.State, source);
        }
        else
        {
            AddPathAfter(sheet, after.Failed, path, snapshot.Case.State, source);
        }
    }

    private static void AddPath(FactSheet sheet, PathCounts path, string state, string source)
    {
        sheet.Count("path_cases", FactTypes.SuchCases, "history.cases_here", path.Cases, source);
        sheet.Count("path_used", FactTypes.SuchCases, "history.used_here", path.Used, source);
        sheet.Count("path_well", FactTypes.Count, "history.ended_well_here", path.Well, source);
        sheet.Add("state", FactTypes.State, "case.state", state, source);
        sheet.Claim(path.IsWide ? "action.path_issue" : "action.path", "path_used", "state", "path_well");
        sheet.Claim("action.taken", "path_used", "path_cases", "state");
    }

    private static void AddPathAfter(FactSheet sheet, string failed, PathCounts path, string state, string source)
    {
        sheet.Add("failed_step", FactTypes.Steps, "history.failed", failed, source);
        sheet.Count("path_used", FactTypes.SuchCases, "history.used_after_failure", path.Used, source);
        sheet.Count("path_well", FactTypes.Count, "history.ended_well_after_failure", path.Well, source);
        sheet.Add("state", FactTypes.State, "case.state", state, source);
        sheet.Claim("action.path_failed", "failed_step", "path_used", "state", "path_well");
    }

    // of cases in the same state and of the same issue type and product, or of the issue type alone where there are too few of those
    private static PathCounts? PathOf(OutcomeFacts? outcomes, string action, bool isWide)
    {
        var outcome = outcomes?.Actions.FirstOrDefault(each => string.Equals(each.Action, action, StringComparison.Ordinal));
        return outcome is null ? null
            : isWide || outcomes!.Here < MinCases ? new(outcomes!.OfIssue, outcome.UsedOfIssue, outcome.WellOfIssue, IsWide: true)
            : new(outcomes.Here, outcome.UsedHere, outcome.WellHere, IsWide: false);
    }

    private static void AddAccounts(FactSheet sheet, CaseSnapshot snapshot, string action)
    {
        if (
            snapshot.Visible.History?.Accounts is not { } accounts
            || accounts.Actions.FirstOrDefault(each => string.Equals(each.Action, action, StringComparison.Ordinal))
                is not { Used: >= MinCases } use
        )
        {
            return;
        }

        var source = SimilarAccountSource.Reference(snapshot.Case, action);
        sheet.Count("account_used", FactTypes.Cases, "history.accounts_used", use.Used, source);
        sheet.Count("account_well", FactTypes.Count, "history.accounts_well", use.EndedWell, source);
        sheet.Claim("action.accounts", "account_used", "account_well");
    }

    private sealed record PathCounts(int Cases, int Used, int Well, bool IsWide);
}
