using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>
/// Versions waiting for a second person to publish them: for those who may, and for the writers, who see whom they wait for.
/// </summary>
public sealed class VersionsToPublish<TRow, TContent>(ICatalogItem<TRow, TContent> item, VersionAudit<TRow, TContent> audit) : IWorkSource
    where TRow : class, IVersionRow
    where TContent : IVersionContent
{
    public WaitingKind Kind => WaitingKind.Publish;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Catalog];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.PublishVersion, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var rows = await WaitingVersions.OldestAsync<TRow>(desk, VersionStatus.InReview, cancellationToken);
        List<WaitingItem> items = [];
        foreach (var row in rows)
        {
            items.Add(await ToItemAsync(desk, row, cancellationToken));
        }

        return items;
    }

    private async Task<WaitingItem> ToItemAsync(WaitingDesk desk, TRow row, CancellationToken cancellationToken)
    {
        var writers = await audit.WritersAsync(desk.Scope.Db, row, cancellationToken);
        var sending = await audit.SendingAsync(desk.Scope.Db, row, cancellationToken);
        return new(
            Kind,
            $"{item.Noun}/{row.Key}",
            Texts.VersionThatWaits.With(row.Title, row.Version),
            $"{item.Root}/{Uri.EscapeDataString(row.Key)}",
            row.UpdatedAt
        )
        {
            Detail = GovernedItemLabels.NounOf(item.Noun),
            FromId = sending.SenderId,
            Comment = sending.Comment,
            Others = writers.Contains(desk.ReaderId)
                ? await desk.OthersAsync(AccessOperation.PublishVersion, writers, cancellationToken)
                : null,
        };
    }
}
