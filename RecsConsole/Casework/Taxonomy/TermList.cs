using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Taxonomy;

/// <summary>
/// The taxonomy's terms of one kind, as forms offer them. Cases may have values that it does not know, since other systems write cases:
/// those are offered too, and marked.
/// </summary>
public sealed class TermList(IEnumerable<Term> terms)
{
    private readonly Dictionary<string, Term> _terms = terms.ToDictionary(term => term.Key, StringComparer.Ordinal);

    /// <summary>A taxonomy without terms: it marks nothing.</summary>
    public static TermList None { get; } = new([]);

    /// <summary>All keys, retired terms among them.</summary>
    public IEnumerable<string> Keys => _terms.Keys;

    public bool Has(string key) => _terms.ContainsKey(key);

    /// <summary>Terms that are not retired.</summary>
    public IEnumerable<string> Current => _terms.Values.Where(term => !term.IsRetired).Select(term => term.Key);

    /// <summary>Those that a form offers: without retired terms.</summary>
    public IReadOnlyList<string> Offered(IEnumerable<string> values) => [.. values.Where(value => !IsRetired(value))];

    /// <summary>What a reader sees of a value.</summary>
    public string Words(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return !_terms.TryGetValue(key, out var term)
            ? _terms.Count == 0 || UnknownTerms.IsNone(key)
                ? StateLabels.Of(key)
                : CaseworkTexts.TermUnknown.With(StateLabels.Of(key))
            : term.IsRetired
                ? CaseworkTexts.TermRetired.With(term.Title)
                : term.Title;
    }

    public static async Task<TermList> ReadAsync(ConsoleDbContext db, TermKind kind, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        return new(
            await db
                .TaxonomyTerms.Where(row => row.Kind == kind)
                .Select(row => new Term(row.Key, row.Title, row.IsRetired))
                .ToListAsync(cancellationToken)
        );
    }

    private bool IsRetired(string key) => _terms.TryGetValue(key, out var term) && term.IsRetired;
}

/// <param name="Key">The value as cases store it.</param>
/// <param name="IsRetired">No longer offered.</param>
public sealed record Term(string Key, string Title, bool IsRetired);
