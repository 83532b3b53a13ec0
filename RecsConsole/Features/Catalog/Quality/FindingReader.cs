using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Catalog.Quality;

/// <summary>Reads findings that the reader may see: those of every action, and of the documents that the reader may read.</summary>
internal static class FindingReader
{
    public static async Task<IReadOnlyList<CatalogFindingRow>> ReadAsync(
        OperationScope scope,
        bool isDismissed,
        CancellationToken cancellationToken
    )
    {
        var rows = await scope
            .Db.CatalogFindings.AsNoTracking()
            .Where(row => (row.DismissedAt != null) == isDismissed)
            .OrderBy(row => row.ItemKind)
            .ThenBy(row => row.ItemKey)
            .ThenBy(row => row.Fault)
            .ThenBy(row => row.Subject)
            .ToListAsync(cancellationToken);
        var visible = await VisibleAsync(scope, rows, cancellationToken);
        return rows.FindAll(row => row.ItemKind == ItemKind.Action || IsVisible(row, visible));
    }

    /// <summary>The documents of the findings, and those that they duplicate, which the reader may see here, with their titles.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> VisibleAsync(
        OperationScope scope,
        IEnumerable<CatalogFindingRow> findings,
        CancellationToken cancellationToken
    )
    {
        var keys = findings
            .Where(row => row.ItemKind == ItemKind.Document)
            .SelectMany(row => row.Fault == CatalogFault.Duplicate ? [row.ItemKey, row.Subject] : new[] { row.ItemKey })
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var rows = await scope
            .Db.Documents.AsNoTracking()
            .InForce(scope.Now)
            .Where(row => keys.Contains(row.Key))
            .ToListAsync(cancellationToken);
        return rows.NewestOfEach(row => row.Key, row => row.Version)
            .Where(row => scope.Access.Decide(AccessOperation.ViewDocument, AccessResources.Of(row)).Permitted)
            .ToDictionary(row => row.Key, row => row.Title, StringComparer.Ordinal);
    }

    // the title of a document that the reader may not see is not told by its duplicate either
    private static bool IsVisible(CatalogFindingRow row, IReadOnlyDictionary<string, string> visible) =>
        visible.ContainsKey(row.ItemKey) && (row.Fault != CatalogFault.Duplicate || visible.ContainsKey(row.Subject));
}
