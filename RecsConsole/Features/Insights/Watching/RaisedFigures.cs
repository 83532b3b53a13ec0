using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Insights.Rules;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Figures beyond their limit: those of the whole tenant for who may see them, and those of a team for its supervisors.</summary>
public sealed class RaisedFigures : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Alert;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Alert];

    // supervisors only if alarms on figures of teams are set: otherwise reading the trail could find nothing for them
    public async Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return await desk.MayAsync(AccessOperation.ViewAudit, cancellationToken)
            || (
                await desk.MayAsync(AccessOperation.ViewInsights, cancellationToken)
                && await desk.Scope.Db.FigureAlarms.AnyAsync(row => row.TeamKey != null, cancellationToken)
            );
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var standing = await StandingAlarms.ReadAsync(desk.Scope.Db, cancellationToken);
        return
        [
            .. standing
                .Where(alarm => AlarmRights.MayRead(desk.Scope, alarm.Finding.Values.GetValueOrDefault(FindingValues.Team)))
                .Select(alarm => new WaitingItem(
                    Kind,
                    alarm.Finding.Key,
                    FindingLabels.Of(alarm.Finding).Words,
                    InsightFilter.Path,
                    alarm.At
                )),
        ];
    }
}
