using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Taxonomy;

/// <summary>The products that a tenant's cases have.</summary>
public static class UsedProducts
{
    /// <summary>More than anybody chooses from.</summary>
    public const int Max = 1_000;

    /// <summary>
    /// Each once, at most <see cref="Max"/> of them. One look into the index per product: a DISTINCT reads an entry of every case, of which
    /// there may be a million.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        List<string> found = [];
        var last = "";
        while (found.Count < Max && await NextAsync(db, last, cancellationToken) is { } next)
        {
            found.Add(next);
            last = next;
        }

        return found;
    }

    private static Task<string?> NextAsync(ConsoleDbContext db, string last, CancellationToken cancellationToken) =>
#pragma warning disable CA1309 // compared in the database, in its own sort order
        db
            .Cases.Where(row => string.Compare(row.Product, last) > 0)
            .OrderBy(row => row.Product)
            .Select(row => row.Product)
            .FirstOrDefaultAsync(cancellationToken);
#pragma warning restore CA1309
}
