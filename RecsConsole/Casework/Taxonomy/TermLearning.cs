using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Taxonomy;

/// <summary>
/// Makes the first taxonomy of a tenant from what its cases have, once for issue types and once for products. Afterwards only people add
/// terms, so that a misspelt value of a later import is noticed instead of learned.
/// </summary>
public static class TermLearning
{
    /// <summary>With more values, a column is no list of issue types or products: nothing of it is learned.</summary>
    public const int Most = 1000;

    /// <summary>Adds the terms, and returns the values that the taxonomy does not have. The caller saves.</summary>
    public static async Task<IReadOnlyList<UsedTerm>> LearnAsync(
        ConsoleDbContext db,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        var begun = await db.TaxonomyTerms.Select(row => row.Kind).Distinct().ToListAsync(cancellationToken);
        var unknown = await UnknownTerms.ReadAsync(db, cancellationToken);
        var fresh = unknown
            .GroupBy(used => used.Kind)
            .Where(kind => !begun.Contains(kind.Key) && kind.Count() <= Most)
            .SelectMany(kind => kind)
            .ToList();
        db.TaxonomyTerms.AddRange(fresh.Select(used => RowOf(db.TenantId, used, now)));
        return [.. unknown.Except(fresh)];
    }

    private static TaxonomyTermRow RowOf(Guid tenantId, UsedTerm used, DateTimeOffset now) =>
        new()
        {
            TenantId = tenantId,
            Kind = used.Kind,
            Key = used.Key,
            Title = used.Key,
            AddedAt = now,
            Revision = 1,
        };
}
