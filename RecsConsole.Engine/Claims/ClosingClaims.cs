using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Workflow;

namespace RecsConsole.Engine.Claims;

/// <summary>
/// What speaks against closing a case now, on the card of what closes it: a step that a policy requires was skipped and can no longer be
/// done in this state, or nobody has said since the last work whether it helped.
/// </summary>
internal static class ClosingClaims
{
    public static void Add(FactSheet sheet, CaseSnapshot snapshot, SnapshotIndex index, string action)
    {
        if (!index.Chances.IsClosing(action) || index.Workflow.Machine.IsSolved(snapshot.Case.State))
        {
            return;
        }

        AddSkipped(sheet, snapshot, index);
        AddUnanswered(sheet, snapshot, index);
    }

    private static void AddSkipped(FactSheet sheet, CaseSnapshot snapshot, SnapshotIndex index)
    {
        foreach (var (action, policy) in index.Policies.Required.OrderBy(each => each.Key, StringComparer.Ordinal))
        {
            // a step that can still be done stands first in the list
            if (
                index.Catalog.Action(action) is { AllowedStates: { Count: > 0 } states }
                && !states.Contains(snapshot.Case.State, StringComparer.Ordinal)
            )
            {
                sheet.Add("skipped_step", FactTypes.Steps, "policy.skipped_step", action, "snapshot:history");
                sheet.Add("skipped_policy", FactTypes.Policy, "policy.key", policy.Key, $"policy:{policy.Key}");
                sheet.Claim("closing.skipped", "skipped_policy", "skipped_step");
                return;
            }
        }
    }

    private static void AddUnanswered(FactSheet sheet, CaseSnapshot snapshot, SnapshotIndex index)
    {
        if (index.Memory.IsSetBack || LastWork(index) is not { } work || work is { Verdict.Helped: true })
        {
            return;
        }

        if (snapshot.Case.NewsAt is { } news && news > work.LastAt)
        {
            sheet.Day("news_on", "case.news_on", news, "snapshot:case");
            sheet.Claim("closing.news", "news_on");
            return;
        }

        sheet.Add("last_work", FactTypes.Steps, "history.last_work", work.Action, "snapshot:history");
        sheet.Day("worked_on", "history.worked_on", work.LastAt, "snapshot:history");
        sheet.Claim("closing.unanswered", "last_work", "worked_on");
    }

    private static RememberedStep? LastWork(SnapshotIndex index) =>
        index
            .Memory.Steps.Where(step =>
                index.Catalog.Action(step.Action) is { IsLogged: false, Kind: { } kind } && WorkKinds.MaySolve(kind)
            )
            .MaxBy(step => step.LastAt);
}
