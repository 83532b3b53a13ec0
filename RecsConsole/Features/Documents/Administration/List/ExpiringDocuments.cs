using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>
/// Documents in force that expire soon, as one line: of an administrator all that they may edit, of an owner their own. It leads to the list under the filter
/// that it counts.
/// </summary>
public sealed class ExpiringDocuments : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Expiry;

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
        var seen = await ListDocuments.SeenAsync(desk.Scope.Db, check, cancellationToken);
        // one whose end has passed is only not marked as expired yet
        var lines = seen.FindAll(line => filter.Fits(line, now) && line.EffectiveTo > now);
        if (lines.Count == 0)
        {
            return [];
        }

        var first = lines.MinBy(line => line.EffectiveTo)!;
        return
        [
            new(
                Kind,
                "documents",
                lines.Count == 1 ? first.Title : Texts.DocumentsThatExpire.With(lines.Count, ListDocuments.SoonDays),
                filter.Address,
                first.EffectiveTo!.Value.AddDays(-ListDocuments.SoonDays)
            )
            {
                Detail = lines.Count == 1 ? SharedTexts.Document.InSentence() : Texts.FirstToExpire.With(first.Title),
                Due = first.EffectiveTo,
            },
        ];
    }
}
