using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Alerts;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>Security alerts that nobody has marked as seen. Details are on the alert's page, for those who may see them.</summary>
public sealed class UnseenAlerts : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Alert;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Alert];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.ViewAlerts, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var rows = await desk
            .Scope.Db.SecurityAlerts.AsNoTracking()
            .Where(row => row.SeenAt == null)
            .OrderBy(row => row.At)
            .ThenBy(row => row.Id)
            .Take(WaitingDesk.MaxItems)
            .Select(row => new
            {
                row.Id,
                row.Kind,
                row.At,
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new WaitingItem(
            Kind,
            row.Id.ToString("D"),
            AlertTitles.Of(row.Kind),
            new AlertFilter { Alert = row.Id }.Address,
            row.At
        ));
    }
}
