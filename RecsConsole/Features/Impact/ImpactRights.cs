using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Engine.Access;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Impact;

/// <summary>Who may try a draft: its author, and whoever may publish it.</summary>
internal static class ImpactRights
{
    /// <summary>The right to try a draft; that to a document depends on the document.</summary>
    public static AccessOperation Of(ImpactSubject subject) =>
        subject switch
        {
            { Kind: ImpactKind.Model } => AccessOperation.PromoteModel,
            { Kind: ImpactKind.Document } => AccessOperation.ViewDocument,
            { Kind: ImpactKind.Settings, Content: not null } => AccessOperation.ManageTenant,
            _ => AccessOperation.PublishVersion,
        };

    /// <summary>Owners may try drafts of their own documents. An access list names readers, not those who write or publish.</summary>
    public static async Task<bool> MayTryDocumentAsync(OperationScope scope, ImpactSubject subject, CancellationToken cancellationToken)
    {
        var row = await scope
            .Db.Documents.AsNoTracking()
            .FirstOrDefaultAsync(found => found.Key == subject.Key && found.Version == subject.Version, cancellationToken);
        if (row is null)
        {
            return false;
        }

        var document = AccessResources.OfDocument(row.TenantId, "", row.Classification, [.. row.Regions], []);
        return await scope.MayAsync(AccessOperation.PublishVersion, document, cancellationToken)
            || (
                row.OwnerId == scope.Access.Subject.PersonId
                && await scope.MayAsync(AccessOperation.ViewDocument, document, cancellationToken)
            );
    }
}
