using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Catalog.Quality;

/// <summary>
/// Checks actions and documents in force, and puts what it finds before the maintainers of the catalog (R141). A finding stays until the
/// fault is gone; a dismissed one stays dismissed. Changes nothing in the catalog itself.
/// </summary>
public sealed class CheckCatalog(OperationScopeFactory scopes)
{
    private const string Name = "check.catalog";

    /// <param name="actor">An administrator, or a job of the tenant.</param>
    public async Task<Result<CheckedCatalog>> RunAsync(Actor actor, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenForJobOrPersonAsync(actor, AccessOperation.RunJobs, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var items = await CheckedItems.ReadAsync(db, scope.Now, cancellationToken);
        var found = CatalogFaults.Of(items).ToDictionary(fault => (fault.Kind, fault.Key, fault.Fault, fault.Subject));
        var rows = await db.CatalogFindings.ToListAsync(cancellationToken);
        var known = rows.ToDictionary(row => (row.ItemKind, row.ItemKey, row.Fault, row.Subject));
        var gone = rows.FindAll(row => !found.ContainsKey((row.ItemKind, row.ItemKey, row.Fault, row.Subject)));
        var news = found.Where(each => !known.ContainsKey(each.Key)).Select(each => each.Value).ToList();
        db.CatalogFindings.RemoveRange(gone);
        db.CatalogFindings.AddRange(news.Select(fault => RowOf(scope, fault)));
        foreach (var (key, row) in known.Where(each => found.ContainsKey(each.Key)))
        {
            row.Version = found[key].Version;
        }

        if (gone.Count + news.Count > 0)
        {
            ChangeFeed.Append(db, ChangeKind.Catalog, "", scope.Now);
        }

        return await db.TrySaveChangesAsync(cancellationToken)
            ? new CheckedCatalog(items.Count, found.Count, news.Count, gone.Count)
            : Error.Conflict(Texts.FindingChangedMeanwhile);
    }

    private static CatalogFindingRow RowOf(OperationScope scope, FoundFault fault) =>
        new()
        {
            TenantId = scope.Actor.TenantId,
            ItemKind = fault.Kind,
            ItemKey = fault.Key,
            Fault = fault.Fault,
            Subject = fault.Subject,
            Version = fault.Version,
            FoundAt = scope.Now,
            Revision = 1,
        };
}

/// <param name="Items">Actions and documents checked.</param>
/// <param name="Standing">Faults that they have now.</param>
/// <param name="News">Faults found for the first time.</param>
/// <param name="Gone">Faults that are gone.</param>
public sealed record CheckedCatalog(int Items, int Standing, int News, int Gone);
