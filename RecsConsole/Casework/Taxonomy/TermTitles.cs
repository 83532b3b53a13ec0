using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Occurrences;
using RecsConsole.Database;

namespace RecsConsole.Casework.Taxonomy;

/// <summary>Issue types and products of some cases, as pages show them: by the label of the taxonomy.</summary>
public sealed class TermTitles
{
    private readonly Dictionary<(TermKind Kind, string Key), string> _titles;

    private TermTitles(Dictionary<(TermKind Kind, string Key), string> titles) => _titles = titles;

    public static async Task<TermTitles> ReadAsync(ConsoleDbContext db, IReadOnlyList<CaseRow> cases, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var issues = cases.Select(row => row.IssueType).Distinct(StringComparer.Ordinal).ToList();
        var products = cases.Select(row => row.Product).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        var terms = await db
            .TaxonomyTerms.AsNoTracking()
            .Where(row =>
                (row.Kind == TermKind.IssueType && issues.Contains(row.Key)) || (row.Kind == TermKind.Product && products.Contains(row.Key))
            )
            .Select(row => new
            {
                row.Kind,
                row.Key,
                row.Title,
            })
            .ToListAsync(cancellationToken);
        return new(terms.ToDictionary(term => (term.Kind, term.Key), term => term.Title));
    }

    /// <summary>Null for a case without an issue type.</summary>
    public TermTitle? IssueOf(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Of(TermKind.IssueType, row.IssueType);
    }

    /// <summary>Null for a case without a product.</summary>
    public TermTitle? ProductOf(CaseRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Of(TermKind.Product, row.Product);
    }

    private TermTitle? Of(TermKind kind, string? key) =>
        string.IsNullOrEmpty(key) ? null : TermTitle.Of(key, _titles.GetValueOrDefault((kind, key)));
}

/// <summary>An issue type or product on a page.</summary>
/// <param name="Key">The value that has this label, for a hint; null where the words are the value itself.</param>
public sealed record TermTitle(string Words, string? Key)
{
    /// <param name="title">
    /// The label in the taxonomy; null when it does not have the value. A learned term is labelled with its value, until a person names it.
    /// </param>
    public static TermTitle Of(string key, string? title) =>
        title is null || string.Equals(key, title, StringComparison.Ordinal) ? new(FallbackLabels.Of(key), null) : new(title, key);
}
