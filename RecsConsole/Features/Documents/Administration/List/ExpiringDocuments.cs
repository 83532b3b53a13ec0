using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Waiting;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>
/// Documents in force that expire soon, as one line: for an administrator all that they may edit, for an owner their own. Links to the list
/// with the same filter that was used to count.
/// </summary>
public sealed class ExpiringDocuments : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Expiry;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Document];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.ViewDocument, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var (check, now) = (desk.Scope.Access, desk.Scope.Now);
        var filter = new DocumentFilter
        {
            Due = DocumentDue.Expiring,
            Owner = DocumentRights.IsAdministrator(check) ? null : desk.ReaderId,
        };
        var documents = desk.Scope.Db.Documents;
        var soon = now.AddDays(ListDocuments.SoonDays);
        var keys = await documents
            .Effective()
            .Where(row => row.EffectiveTo > now && row.EffectiveTo <= soon)
            .Select(row => row.Key)
            .Distinct()
            .ToListAsync(cancellationToken);
        var seen = await ListDocuments.SeenAsync(documents.Where(row => keys.Contains(row.Key)), check, cancellationToken);
        // an expired document here is one whose status has not been updated yet
        var lines = seen.FindAll(line =>
            line.Status is DocumentStatus.Effective
            && line.EffectiveTo > now
            && line.EffectiveTo <= soon
            && (filter.Owner is null || line.OwnerId == filter.Owner)
        );
        return lines.Count == 0 ? [] : [ToItem(lines, filter, await CountUsesAsync(desk.Scope, lines, cancellationToken))];
    }

    // counts only cases that the reader may view
    private static async Task<Uses> CountUsesAsync(OperationScope scope, List<DocumentLine> lines, CancellationToken cancellationToken)
    {
        var keys = lines.ConvertAll(line => line.Key);
        var open = VisibleCases.Of(scope.Db, scope.Access.Subject).Where(row => row.IsOpen);
        var uses = scope.Db.CaseDocuments.Where(row => keys.Contains(row.DocumentKey) && open.Any(found => found.Id == row.CaseId));
        return new(
            await uses.Select(row => row.DocumentKey).Distinct().CountAsync(cancellationToken),
            await uses.Select(row => row.CaseId).Distinct().CountAsync(cancellationToken)
        );
    }

    private WaitingItem ToItem(List<DocumentLine> lines, DocumentFilter filter, Uses uses)
    {
        var first = lines.MinBy(line => line.EffectiveTo)!;
        return new(
            Kind,
            "documents",
            lines.Count == 1 ? first.Title : Texts.DocumentsThatExpire.With(lines.Count, ListDocuments.SoonDays),
            filter.Address,
            first.EffectiveTo!.Value.AddDays(-ListDocuments.SoonDays)
        )
        {
            Detail = DetailOf(lines, first, uses),
            Due = first.EffectiveTo,
        };
    }

    private static string DetailOf(List<DocumentLine> lines, DocumentLine first, Uses uses) =>
        (lines.Count, uses.Cases) switch
        {
            (1, 0) => SharedTexts.Document.InSentence(),
            (1, _) => Texts.DocumentUsedOnOpenCases.With(uses.Cases),
            (_, 0) => Texts.FirstToExpire.With(first.Title),
            _ => Texts.FirstToExpireAndUsed.With(first.Title, uses.Documents, uses.Cases),
        };

    /// <param name="Documents">How many of the documents are used on open cases.</param>
    /// <param name="Cases">Number of these cases.</param>
    private sealed record Uses(int Documents, int Cases);
}
