using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.ServiceLevels;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Queue.Finding;

namespace RecsConsole.Features.Cases.Queue.Views;

/// <summary>
/// Reads the views of the actor with the number of cases in each: one query per view, and one more per distinct search text.
/// </summary>
internal static class QueueViews
{
    /// <param name="visible">The cases that the actor may view; no others are counted.</param>
    public static async Task<IReadOnlyList<QueueViewTab>> ReadAsync(
        OperationScope scope,
        IQueryable<CaseRow> visible,
        SlaHorizons horizons,
        CancellationToken cancellationToken
    )
    {
        var (db, subject) = (scope.Db, scope.Access.Subject);
        var rows = await OwnViews.Of(scope).AsNoTracking().Take(OwnViews.Max).ToListAsync(cancellationToken);
        var found = new Dictionary<string, IQueryable<CaseRow>>(StringComparer.Ordinal);
        List<QueueViewTab> tabs = [];
        foreach (var row in rows)
        {
            var filter = OwnViews.FilterOf(row.Address);
            var text = filter.Text ?? "";
            if (!found.TryGetValue(text, out var cases))
            {
                cases = await visible.WithTextAsync(db, filter.Text, cancellationToken);
                found.Add(text, cases);
            }

            var count = await cases.In(db, filter.Scope, subject).Narrowed(filter, horizons).CountAsync(cancellationToken);
            tabs.Add(new(row.Id, row.Name, filter, count));
        }

        return tabs;
    }
}

/// <summary>A saved view of the queue.</summary>
/// <param name="Filter">Its filter, also the URL of the tab.</param>
/// <param name="Count">Current number of cases.</param>
public sealed record QueueViewTab(Guid Id, string Name, QueueFilter Filter, int Count);
