using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;

namespace RecsConsole.Casework.Taxonomy;

/// <summary>Values of cases that the taxonomy does not have. They are listed for a person to add, and never refused.</summary>
public static class UnknownTerms
{
    /// <summary>Whether a value means that the case has none.</summary>
    public static bool IsNone(string? value) => string.IsNullOrEmpty(value) || value is LogNames.NoIssueType;

    /// <summary>Every value of the tenant's cases, with the number of its open ones, by kind and value.</summary>
    public static async Task<IReadOnlyList<UsedTerm>> UsedAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var issues = await db
            .Cases.GroupBy(row => row.IssueType)
            .Select(group => new { group.Key, Open = group.Count(row => row.IsOpen) })
            .ToListAsync(cancellationToken);
        var products = await db
            .Cases.Where(row => row.Product != null)
            .GroupBy(row => row.Product!)
            .Select(group => new { group.Key, Open = group.Count(row => row.IsOpen) })
            .ToListAsync(cancellationToken);
        return
        [
            .. issues
                .Select(each => new UsedTerm(TermKind.IssueType, each.Key, each.Open))
                .Concat(products.Select(each => new UsedTerm(TermKind.Product, each.Key, each.Open)))
                .Where(each => !IsNone(each.Key))
                .OrderBy(each => each.Kind)
                .ThenBy(each => each.Key, StringComparer.Ordinal),
        ];
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
