using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Recommendations.Slates;

/// <summary>
/// Records that the person an item was shown to opened its reasons, or the document itself: viewed, which is more than an impression and
/// less than a use.
/// </summary>
internal sealed class ViewedItem(ConsoleDbContext db, DateTimeOffset now)
{
    // compiled: it runs whenever reasons or a document are opened
    private static readonly CompiledRead<
        Func<ConsoleDbContext, Guid, ItemKind, string, CancellationToken, Task<ImpressionRow?>>
    > s_impression = new(() =>
        EF.CompileAsyncQuery(
            (ConsoleDbContext db, Guid decisionId, ItemKind kind, string itemId, CancellationToken _) =>
                db.Impressions.FirstOrDefault(found => found.DecisionId == decisionId && found.Kind == kind && found.ItemId == itemId)
        )
    );

    /// <summary>Records the view the first time; a concurrent insert of the same row is fine.</summary>
    public async Task NoteAsync(Guid decisionId, SlateKind kind, string itemId, CancellationToken cancellationToken)
    {
        var kindOfItem = kind.ToItemKind();
        var row = await s_impression.For(db)(db, decisionId, kindOfItem, itemId, cancellationToken);
        row ??= await AddAsync(decisionId, kindOfItem, itemId, cancellationToken);
        if (row is { ViewedAt: null })
        {
            row.ViewedAt = now;
            await db.TrySaveChangesAsync(cancellationToken);
        }
    }

    // the browser reports it a few seconds later, or never
    private async Task<ImpressionRow?> AddAsync(Guid decisionId, ItemKind kind, string itemId, CancellationToken cancellationToken)
    {
        var rank = await db
            .DecisionItems.Where(item => item.DecisionId == decisionId && item.Kind == kind && item.ItemId == itemId)
            .Select(item => (int?)item.Rank)
            .FirstOrDefaultAsync(cancellationToken);
        if (rank is not { } place)
        {
            return null;
        }

        var row = new ImpressionRow
        {
            TenantId = db.TenantId,
            DecisionId = decisionId,
            Kind = kind,
            ItemId = itemId,
            Rank = place,
            SeenAt = now,
        };
        db.Impressions.Add(row);
        return row;
    }
}
