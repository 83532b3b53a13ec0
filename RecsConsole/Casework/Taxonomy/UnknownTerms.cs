using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;

namespace RecsConsole.Casework.Taxonomy;

/// <summary>Values of cases that the taxonomy does not have. They are listed for a person to add, and never refused.</summary>
public static class UnknownTerms
{
    // more looks into the index cost as much as reading all of it
    private const int MostLooks = 200;

    /// <summary>Whether a value means that the case has none.</summary>
    public static bool IsNone(string? value) => string.IsNullOrEmpty(value) || value is LogNames.NoIssueType;

    /// <summary>Every value of the tenant's cases, with the number of its open ones, by kind and value.</summary>
    public static async Task<IReadOnlyList<UsedTerm>> UsedAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var open = db.Cases.Where(row => row.IsOpen);
        var issues = await TermsAsync(
            TermKind.IssueType,
            db.Cases.Select(row => row.IssueType),
            open.Select(row => row.IssueType),
            cancellationToken
        );
        var products = await TermsAsync(
            TermKind.Product,
            db.Cases.Select(row => row.Product),
            open.Select(row => row.Product),
            cancellationToken
        );
        return
        [
            .. issues
                .Concat(products)
                .Where(each => !IsNone(each.Key))
                .OrderBy(each => each.Kind)
                .ThenBy(each => each.Key, StringComparer.Ordinal),
        ];
    }

    private static async Task<IEnumerable<UsedTerm>> TermsAsync(
        TermKind kind,
        IQueryable<string?> all,
        IQueryable<string?> open,
        CancellationToken cancellationToken
    )
    {
        var values = await UsedValues.ReadAsync(all, MostLooks + 1, cancellationToken);
        if (values.Count > MostLooks)
        {
            values = await all.Where(value => value != null).Select(value => value!).Distinct().ToListAsync(cancellationToken);
        }

        var counts = await open.Where(value => value != null)
            .GroupBy(value => value!)
            .Select(group => new { group.Key, Open = group.Count() })
            .ToDictionaryAsync(each => each.Key, each => each.Open, StringComparer.Ordinal, cancellationToken);
        return values.Select(value => new UsedTerm(kind, value, counts.GetValueOrDefault(value)));
    }

    /// <summary>Those that the taxonomy does not have.</summary>
    public static async Task<IReadOnlyList<UsedTerm>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var terms = await db.TaxonomyTerms.Select(row => new { row.Kind, row.Key }).ToListAsync(cancellationToken);
        var known = terms.Select(term => (term.Kind, term.Key)).ToHashSet();
        return [.. (await UsedAsync(db, cancellationToken)).Where(used => !known.Contains((used.Kind, used.Key)))];
    }
}

/// <summary>A value that cases have.</summary>
/// <param name="Open">The open cases that have it.</param>
public sealed record UsedTerm(TermKind Kind, string Key, int Open);
