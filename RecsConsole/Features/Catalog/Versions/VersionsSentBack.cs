using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Catalog.Versions;

/// <summary>
/// Drafts that were sent back, for their senders, with the reviewer's comment. An entry ends when the draft is sent again or discarded.
/// </summary>
public sealed class VersionsSentBack<TRow, TContent>(ICatalogItem<TRow, TContent> item, VersionAudit<TRow, TContent> audit) : IWorkSource
    where TRow : class, IVersionRow
    where TContent : IVersionContent
{
    public WaitingKind Kind => WaitingKind.Revise;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Catalog];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.ManageCatalog, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var drafts = await WaitingVersions.OldestAsync<TRow>(desk, VersionStatus.Draft, cancellationToken);
        List<WaitingItem> items = [];
        foreach (var row in drafts)
        {
            if (await audit.RefusalAsync(desk.Scope.Db, row, cancellationToken) is { } refusal && refusal.SenderId == desk.ReaderId)
            {
                items.Add(
                    new(
                        Kind,
                        $"{item.Noun}/{row.Key}",
                        Texts.VersionThatWaits.With(row.Title, row.Version),
                        $"{item.Root}/{Uri.EscapeDataString(row.Key)}",
                        refusal.At
                    )
                    {
                        Detail = GovernedItemLabels.NounOf(item.Noun),
                        FromId = refusal.ById,
                        Comment = refusal.Comment,
                    }
                );
            }
        }

        return items;
    }
}

/// <summary>The return of a version to its sender.</summary>
public sealed record VersionRefusal(Guid SenderId, Guid ById, DateTimeOffset At, string? Comment);
