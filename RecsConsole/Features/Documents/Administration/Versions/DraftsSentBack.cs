using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Documents.Administration.List;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>The reader's drafts that were sent back, with the comment; ends when the draft is saved or sent again.</summary>
public sealed class DraftsSentBack : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Revise;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Document];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.ViewDocument, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var rows = await desk
            .Scope.Db.Documents.AsNoTracking()
            .Where(row => row.Status == DocumentStatus.Draft && row.AuthorId == desk.ReaderId)
            .OrderBy(row => row.UpdatedAt)
            .ThenBy(row => row.Key)
            .Take(WaitingDesk.MaxItems)
            .ToListAsync(cancellationToken);
        var comments = await DraftComments.LatestAsync(desk.Scope.Db, [.. rows.Select(row => row.Key)], cancellationToken);
        List<WaitingItem> items = [];
        foreach (var row in rows)
        {
            var latest = comments.GetValueOrDefault((row.Key, row.Version));
            if (latest is not null && DraftComments.SentBack(latest, row.AuthorId, row.UpdatedAt))
            {
                items.Add(
                    new(
                        Kind,
                        $"document/{row.Key}/{row.Version}",
                        Texts.DraftThatWaits.With(row.Title, row.Version),
                        $"{DocumentFilter.Path}/{Uri.EscapeDataString(row.Key)}",
                        latest.At
                    )
                    {
                        Detail = SharedTexts.Document.InSentence(),
                        FromId = latest.ById,
                        Comment = latest.Text,
                    }
                );
            }
        }

        return items;
    }
}
