using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Workflow;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Recommender.Approvals;

/// <summary>Steps that wait for approval while somebody is about to decide the case otherwise.</summary>
internal static class WaitingOpposites
{
    /// <summary>
    /// Title of the waiting step that the action would forestall now, suggested or not; null when there is none. Approving is not asked
    /// this: whoever decides on one of two requests decides between them.
    /// </summary>
    public static async Task<string?> FindAsync(
        ConsoleDbContext db,
        CaseRow row,
        ActionRow action,
        StateMachine machine,
        DateTimeOffset at,
        CancellationToken cancellationToken
    )
    {
        var waiting = await PendingApprovals.ReadAsync(db, row.Id, at, cancellationToken);
        if (waiting.Count == 0)
        {
            return null;
        }

        var keys = waiting.ToList();
        var rows = await db
            .Actions.AsNoTracking()
            .Published()
            .Where(found => keys.Contains(found.Key))
            .Select(found => new WaitingAction(found.Key, found.Version, found.Kind, found.Title))
            .ToListAsync(cancellationToken);
        var actions = rows.NewestOfEach(each => each.Key, each => each.Version).ToDictionary(each => each.Key, StringComparer.Ordinal);
        var against = OppositeSteps.WaitingAgainst(machine, row.Status, waiting, action.Key, KindOf);
        return against.Count == 0 ? null : actions[against[0]].Title;

        string? KindOf(string key) =>
            string.Equals(key, action.Key, StringComparison.Ordinal) ? action.Kind : actions.GetValueOrDefault(key)?.Kind;
    }

    /// <summary>Which of these steps waits and for whom, as words beside a step that is held back; null when none waits.</summary>
    /// <param name="waiting">Keys of waiting actions, in their order.</param>
    public static string? Words(IReadOnlyList<string> waiting, TenantFacts facts)
    {
        if (waiting.Count == 0)
        {
            return null;
        }

        var title = facts.ActionTitles.GetValueOrDefault(waiting[0], waiting[0]);
        return facts.PriceActions.Contains(waiting[0])
            ? RecommenderTexts.WaitsForSales.With(title)
            : RecommenderTexts.WaitsForASupervisor.With(title);
    }

    private sealed record WaitingAction(string Key, int Version, string Kind, string Title);
}
