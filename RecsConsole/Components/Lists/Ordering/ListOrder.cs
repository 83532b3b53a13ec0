using System.Linq.Expressions;

namespace RecsConsole.Components.Lists;

/// <summary>The order of a list, as part of its filter: by a sortable column. The key of the column is its name in lower case.</summary>
public sealed record ListOrder<TColumn>(TColumn Column, bool IsDescending)
    where TColumn : struct, Enum
{
    /// <summary>For the headings of the grid.</summary>
    public ListSort Heading => new(KeyOf(Column), IsDescending);

    /// <summary>For the heading of a table that is no grid; null when the list is sorted by another column.</summary>
    public bool? DirectionOf(TColumn column) => EqualityComparer<TColumn>.Default.Equals(column, Column) ? IsDescending : null;

    /// <summary>Sorted by the column with the key; in reverse order if it already was.</summary>
    /// <param name="startsDescending">Whether a column begins with the newest or the largest.</param>
    public ListOrder<TColumn> By(string column, Func<TColumn, bool> startsDescending)
    {
        ArgumentNullException.ThrowIfNull(startsDescending);
        var chosen = Enum.GetValues<TColumn>().First(each => string.Equals(KeyOf(each), column, StringComparison.Ordinal));
        return EqualityComparer<TColumn>.Default.Equals(chosen, Column)
            ? this with
            {
                IsDescending = !IsDescending,
            }
            : new(chosen, startsDescending(chosen));
    }

    /// <summary>The lines in this direction; equal ones stay as they are.</summary>
    internal IOrderedEnumerable<TLine> Sort<TLine>(IEnumerable<TLine> lines, Func<TLine, IComparable?> by) =>
        IsDescending ? lines.OrderByDescending(by) : lines.OrderBy(by);

    /// <summary>The same for the database, which needs a unique key after it.</summary>
    internal IOrderedQueryable<TRow> SortQuery<TRow, TValue>(IQueryable<TRow> rows, Expression<Func<TRow, TValue>> by) =>
        IsDescending ? rows.OrderByDescending(by) : rows.OrderBy(by);

    private static string KeyOf(TColumn column) => column.ToString().ToLowerInvariant();
}
