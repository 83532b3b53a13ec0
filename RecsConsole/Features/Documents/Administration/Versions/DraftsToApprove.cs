using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>
/// Drafts of documents: for those who may approve them, and for their writers and owners, who see whom they wait for.
/// </summary>
public sealed class DraftsToApprove : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Publish;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Document];

    public async Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var reader = desk.ReaderId;
        return await desk.MayAsync(ApproveVersion.Right, cancellationToken)
            || (
                await desk.MayAsync(AccessOperation.ViewDocument, cancellationToken)
                && await desk.Scope.Db.Documents.AnyAsync(
                    row => row.Status == DocumentStatus.Draft && row.OwnerId == reader,
                    cancellationToken
                )
            );
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var rows = await desk
            .Scope.Db.Documents.AsNoTracking()
            // a version without text cannot be approved
            .Where(row => row.Status == DocumentStatus.Draft && row.Text != "")
            .OrderBy(row => row.UpdatedAt)
            .ThenBy(row => row.Key)
            .Select(row => new Draft(
                row.Key,
                row.Version,
                row.Title,
                row.UpdatedAt,
                row.AuthorId,
                new(row.OwnerId, row.Classification, row.Regions, row.Acl)
            ))
            .ToListAsync(cancellationToken);
        var comments = await DraftComments.LatestAsync(desk.Scope.Db, [.. rows.Select(row => row.Key)], cancellationToken);
        var makers = await VersionWriters.KeyMakersAsync(desk.Scope.Db, [.. rows.Select(row => row.Key)], cancellationToken);
        List<WaitingItem> items = [];
        foreach (var row in rows.Where(row => IsFor(desk, row)))
        {
            var latest = comments.GetValueOrDefault((row.Key, row.Version));
            if (items.Count < WaitingDesk.MaxItems && !DraftComments.SentBack(latest, row.AuthorId, row.UpdatedAt))
            {
                var writers = makers[(row.Key, row.Version)].Append(row.AuthorId ?? Guid.Empty).ToHashSet();
                items.Add(await ToItemAsync(desk, row, new(latest?.Text, writers), cancellationToken));
            }
        }

        return items;
    }

    // owners without the right to approve only see whom it waits for
    private static bool IsFor(WaitingDesk desk, Draft row) =>
        DocumentRights.MayApprove(desk.Scope.Access, row.Access) || DocumentRights.MayEdit(desk.Scope.Access, row.Access);

    private async Task<WaitingItem> ToItemAsync(WaitingDesk desk, Draft row, Background known, CancellationToken cancellationToken) =>
        new(
            Kind,
            $"document/{row.Key}/{row.Version}",
            Texts.DraftThatWaits.With(row.Title, row.Version),
            $"{DocumentFilter.Path}/{Uri.EscapeDataString(row.Key)}",
            row.UpdatedAt
        )
        {
            Detail = SharedTexts.Document.InSentence(),
            FromId = row.AuthorId,
            Comment = known.Comment,
            Others =
                known.Writers.Contains(desk.ReaderId) || !DocumentRights.MayApprove(desk.Scope.Access, row.Access)
                    ? await DraftWait.OthersAsync(desk, row.Access, known.Writers, cancellationToken)
                    : null,
        };

    /// <param name="Writers">Author and makers of keys that wrote on it: somebody else approves it.</param>
    private sealed record Background(string? Comment, HashSet<Guid> Writers);

    private sealed record Draft(string Key, int Version, string Title, DateTimeOffset UpdatedAt, Guid? AuthorId, DocumentAccess Access);
}
