using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Cases.Fields;

/// <summary>
/// Checks values that were chosen for cases against those that <see cref="FieldValues"/> offers. Only the chosen ones are looked up: a
/// tenant may have a thousand of each.
/// </summary>
internal static class ChosenValues
{
    /// <summary>Why the values cannot be given; null when they can.</summary>
    public static async Task<string?> ObjectionAsync(ConsoleDbContext db, NewValues to, CancellationToken cancellationToken)
    {
        if (to.Team is { } team && !await db.Teams.AnyAsync(row => row.Key == team, cancellationToken))
        {
            return Texts.NoSuchTeam;
        }

        return to.Priority is < 1 or > FieldValues.LowestPriority ? Texts.NoSuchPriority.With(FieldValues.LowestPriority)
            : !await IsOfferedAsync(db, TermKind.IssueType, to.IssueType, cancellationToken) ? Texts.NoSuchIssueType
            : !await IsOfferedAsync(db, TermKind.Product, to.Product, cancellationToken) ? Texts.NoSuchProduct
            : null;
    }

    /// <summary>Whether there is anything to choose from.</summary>
    public static async Task<bool> AnyAsync(ConsoleDbContext db, TermKind kind, CancellationToken cancellationToken)
    {
        var retired = db.TaxonomyTerms.Where(term => term.Kind == kind && term.IsRetired).Select(term => term.Key);
        return await db.TaxonomyTerms.AnyAsync(term => term.Kind == kind && !term.IsRetired, cancellationToken)
            || await Used(db, kind).AnyAsync(value => value != null && value != "" && !retired.Contains(value), cancellationToken);
    }

    private static async Task<bool> IsOfferedAsync(ConsoleDbContext db, TermKind kind, string? key, CancellationToken cancellationToken)
    {
        if (key is null)
        {
            return true;
        }

        var isRetired = await db
            .TaxonomyTerms.Where(term => term.Kind == kind && term.Key == key)
            .Select(term => (bool?)term.IsRetired)
            .FirstOrDefaultAsync(cancellationToken);
        return isRetired is { } retired
            ? !retired
            : key.Length > 0 && await Used(db, kind).AnyAsync(value => value == key, cancellationToken);
    }

    private static IQueryable<string?> Used(ConsoleDbContext db, TermKind kind) =>
        kind is TermKind.Product ? db.Cases.Select(row => row.Product) : db.Cases.Select(row => (string?)row.IssueType);
}
