using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Readiness.Points;
using RecsConsole.Tenancy.Models;

namespace RecsConsole.Features.Readiness.Reading;

/// <summary>Looks up everything that the latest decisions show in the tenant's own rows.</summary>
internal static class IsolationReader
{
    public static async Task<IsolationFacts> ReadAsync(ConsoleDbContext db, DecisionSample sample, CancellationToken cancellationToken)
    {
        var ids = sample.Decisions.Select(each => each.Id).ToList();
        var copies = await db
            .DecisionItems.AsNoTracking()
            .Where(row => ids.Contains(row.DecisionId))
            .Select(row => new { row.Kind, row.ItemId })
            .ToListAsync(cancellationToken);
        var items = sample.Decisions.SelectMany(each => each.Items).ToList();
        var own = await OwnAsync(db, cancellationToken);
        var (tables, withoutFilter) = Tables(db);
        return new(
            sample.Decisions.Count,
            items.Count,
            copies.Count,
            items.Count(item => !own.Contains((item.Kind.ToItemKind(), item.Id)))
                + copies.Count(row => !own.Contains((row.Kind, row.ItemId))),
            sample.Decisions.Count(each => !sample.Cases.ContainsKey(each.CaseId)),
            sample.Decisions.Count(each => each.Validation?.Basis is { } basis && basis.TenantId != db.TenantId),
            tables,
            withoutFilter
        );
    }

    // keys of all versions: a replaced item still belongs to the tenant
    private static async Task<HashSet<(ItemKind Kind, string Id)>> OwnAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var actions = await db.Actions.Select(row => row.Key).Distinct().ToListAsync(cancellationToken);
        var documents = await db.Documents.Select(row => row.Key).Distinct().ToListAsync(cancellationToken);
        var people = await db.People.Select(row => row.Id).ToListAsync(cancellationToken);
        return
        [
            .. actions.Select(key => (ItemKind.Action, key)),
            .. documents.Select(key => (ItemKind.Document, key)),
            .. people.Select(id => (ItemKind.Expert, id.ToString("D"))),
        ];
    }

    // of the running program: a table without the filter would be read across tenants
    private static (int All, int WithoutFilter) Tables(ConsoleDbContext db)
    {
        var tables = db.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(ITenantOwned))).ToList();
        return (tables.Count, tables.Count(type => type.FindDeclaredQueryFilter(ConsoleDbContext.TenantFilter) is null));
    }
}
