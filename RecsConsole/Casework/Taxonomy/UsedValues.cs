using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Casework.Taxonomy;

/// <summary>The different values of a column of cases that has an index.</summary>
internal static class UsedValues
{
    /// <summary>
    /// Each once, at most <paramref name="max"/> of them, without empty ones. One look into the index per value: a DISTINCT reads an entry
    /// of every case, of which there may be a million.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ReadAsync(IQueryable<string?> column, int max, CancellationToken cancellationToken)
    {
        List<string> found = [];
        var last = "";
        while (found.Count < max && await NextAsync(column, last, cancellationToken) is { } next)
        {
            found.Add(next);
            last = next;
        }

        return found;
    }

    private static Task<string?> NextAsync(IQueryable<string?> column, string last, CancellationToken cancellationToken) =>
#pragma warning disable CA1309 // compared in the database, in its own sort order
        column.Where(value => string.Compare(value, last) > 0).OrderBy(value => value).FirstOrDefaultAsync(cancellationToken);
#pragma warning restore CA1309
}
