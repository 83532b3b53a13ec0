using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Insights.Watching;

/// <summary>Figures beyond their limit, for those who may see figures of the whole tenant.</summary>
public sealed class RaisedFigures : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Alert;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Alert];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.ViewAudit, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var standing = await StandingAlarms.ReadAsync(desk.Scope.Db, cancellationToken);
        return
        [
            .. standing.Select(alarm => new WaitingItem(
                Kind,
                alarm.Finding.Key,
                FindingLabels.Of(alarm.Finding).Words,
                InsightFilter.Path,
                alarm.At
            )),
        ];
    }
}
