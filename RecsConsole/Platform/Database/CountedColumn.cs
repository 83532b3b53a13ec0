using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;

namespace RecsConsole.Platform.Database;

/// <summary>Adds to a count that other nodes add to as well: the database adds, so that no count is lost.</summary>
public static class CountedColumn
{
    /// <returns>The number of rows that were added to.</returns>
    public static Task<int> AddAsync<TRow>(
        IQueryable<TRow> rows,
        Expression<Func<TRow, long>> column,
        long count,
        CancellationToken cancellationToken
    )
        where TRow : class
    {
        ArgumentNullException.ThrowIfNull(column);
        Expression<Func<long>> captured = () => count; // a parameter: as a constant, each count would be compiled as a query of its own
        var sum = Expression.Lambda<Func<TRow, long>>(Expression.Add(column.Body, captured.Body), column.Parameters);
        return rows.ExecuteUpdateAsync(row => row.SetProperty(column, sum), cancellationToken);
    }
}
