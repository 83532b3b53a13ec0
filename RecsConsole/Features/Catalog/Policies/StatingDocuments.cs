using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Documents as policies refer to them: with the properties that access depends on, without their texts.</summary>
internal static class StatingDocuments
{
    public static IQueryable<DocumentRow> Of(IQueryable<DocumentRow> rows) =>
        rows.Select(row => new DocumentRow
        {
            TenantId = row.TenantId,
            Key = row.Key,
            Version = row.Version,
            Title = row.Title,
            Kind = row.Kind,
            Text = "",
            Status = row.Status,
            Classification = row.Classification,
            Acl = row.Acl,
            Regions = row.Regions,
            Revision = row.Revision,
        });

    /// <summary>
    /// The rows whose documents the reader may know of: as a maintainer, within clearance and regions, or as a reader of the document.
    /// </summary>
    public static async Task<IReadOnlyList<DocumentRow>> KeepAsync(
        OperationScope scope,
        IReadOnlyList<DocumentRow> rows,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(scope);
        var kept = await scope.KeepAsync(AccessOperation.ManageCatalog, rows, WithoutList, cancellationToken);
        var others = rows.Except(kept).ToList();
        var read = await scope.KeepAsync(AccessOperation.ViewDocument, others, AccessResources.Of, cancellationToken);
        var known = kept.Concat(read).ToHashSet();
        return [.. rows.Where(known.Contains)];
    }

    // a document's access list names its readers, not its maintainers; a grant gives read access only
    private static AccessResource WithoutList(DocumentRow row) =>
        AccessResources.OfDocument(row.TenantId, "", row.Classification, [.. row.Regions], []);
}
