using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Actions.Feedback;

/// <summary>Unanswered feedback against actions, one line per action, for the catalog's maintainers.</summary>
public sealed class UnansweredFeedback : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Report;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Report, ChangeKind.Catalog];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.ManageCatalog, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var db = desk.Scope.Db;
        var said = await db
            .SuggestionReports.AsNoTracking()
            .Where(row => row.Queue == ReportRoute.Rules && row.Status == DocumentReportStatus.Open)
            .GroupBy(row => row.ItemId)
            .Select(rows => new
            {
                Action = rows.Key,
                Since = rows.Min(row => row.ReportedAt),
                People = rows.Select(row => row.ReporterId).Distinct().Count(),
            })
            .ToListAsync(cancellationToken);
        var oldest = said.OrderBy(each => each.Since)
            .ThenBy(each => each.Action, StringComparer.Ordinal)
            .Take(WaitingDesk.MaxItems)
            .ToList();
        var titles = await ActionTitles.ReadAsync(db, oldest.Select(each => each.Action), cancellationToken);
        return oldest.ConvertAll(each => new WaitingItem(
            Kind,
            $"said/{each.Action}",
            Texts.FeedbackThatWaits.With(titles.GetValueOrDefault(each.Action, each.Action)),
            new ActionFeedbackFilter().Address,
            each.Since
        )
        {
            Detail = Texts.ReportedByPeople.With(each.People),
        });
    }
}
