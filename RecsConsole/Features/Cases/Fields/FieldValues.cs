using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Taxonomy;
using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>The values that cases of a tenant can be given.</summary>
/// <param name="IssueTypes">Those of the taxonomy that are not retired, and those that cases have.</param>
/// <param name="Products">The same for products.</param>
public sealed record FieldValues(IReadOnlyList<FieldValue> Teams, IReadOnlyList<FieldValue> IssueTypes, IReadOnlyList<FieldValue> Products)
{
    /// <summary>The lowest priority; 1 is the highest.</summary>
    public const int LowestPriority = 4;

    internal static async Task<FieldValues> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var teams = await db.Teams.AsNoTracking().Select(row => new FieldValue(row.Key, row.Name)).ToListAsync(cancellationToken);
        return new(
            Sorted(teams),
            await TermsAsync(db, TermKind.IssueType, db.Cases.Select(row => (string?)row.IssueType), cancellationToken),
            await TermsAsync(db, TermKind.Product, db.Cases.Select(row => row.Product), cancellationToken)
        );
    }

    private static async Task<IReadOnlyList<FieldValue>> TermsAsync(
        ConsoleDbContext db,
        TermKind kind,
        IQueryable<string?> used,
        CancellationToken cancellationToken
    )
    {
        var terms = await TermList.ReadAsync(db, kind, cancellationToken);
        var ofCases = await UsedValues.ReadAsync(used, UsedProducts.Max, cancellationToken);
        var offered = terms.Offered(terms.Current.Union(ofCases, StringComparer.Ordinal));
        return Sorted(offered.Select(key => new FieldValue(key, terms.Words(key))));
    }

    private static FieldValue[] Sorted(IEnumerable<FieldValue> values) =>
        [.. values.OrderBy(each => each.Words, StringComparer.CurrentCultureIgnoreCase)];
}

/// <summary>A value with what a reader sees of it.</summary>
public sealed record FieldValue(string Key, string Words);
