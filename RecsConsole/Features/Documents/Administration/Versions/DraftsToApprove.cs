using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>
/// Drafts of documents that were sent for approval, or that nobody sends because no person wrote them: for those who may approve them, and
/// for their writers and owners, who see whom they wait for.
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
                row.Revision,
                row.Title,
                row.UpdatedAt,
                row.AuthorId,
                new(row.OwnerId, row.Classification, row.Regions, row.Acl)
            ))
            .ToListAsync(cancellationToken);
        List<string> keys = [.. rows.Select(row => row.Key)];
        var comments = await DraftComments.LatestAsync(desk.Scope.Db, keys, cancellationToken);
        var makers = await VersionWriters.KeyMakersAsync(desk.Scope.Db, keys, cancellationToken);
        var sent = await SentDrafts.ReadAsync(desk.Scope.Db, keys, cancellationToken);
        List<WaitingItem> items = [];
        foreach (var row in rows.Where(row => IsFor(desk, row) && Waits(row)))
        {
            var latest = comments.GetValueOrDefault((row.Key, row.Version));
            if (items.Count < WaitingDesk.MaxItems && !DraftComments.SentBack(latest, row.AuthorId, row.UpdatedAt))
            {
                var writers = makers[(row.Key, row.Version)].Append(row.AuthorId ?? Guid.Empty).ToHashSet();
                items.Add(await ToItemAsync(desk, row, new(latest?.Text, writers), cancellationToken));
            }
        }

        return items;

        bool Waits(Draft row) =>
            row.AuthorId is null || makers[(row.Key, row.Version)].Any() || sent.Has(row.Key, row.Version, row.Revision);
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

    private sealed record Draft(
        string Key,
        int Version,
        long Revision,
        string Title,
        DateTimeOffset UpdatedAt,
        Guid? AuthorId,
        DocumentAccess Access
    );
}
