using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>
/// Pages of a list that someone may see only in part: the cursor of the next page is never the key of an item they may not see.
/// </summary>
internal static class PermittedPages
{
    /// <summary>Reads on until there is something to show, or the list ends. Null when permissions could not be checked.</summary>
    /// <param name="after">The key after which the page begins; null for the beginning.</param>
    /// <param name="read">Reads the rows after a key, in key order.</param>
    public static async Task<PermittedPage<T>?> ReadPageAsync<T>(
        this OperationScope scope,
        AccessOperation operation,
        string? after,
        Func<string?, Task<ReadPage<T>>> read,
        PageRow<T> row,
        CancellationToken cancellationToken
    )
    {
        while (true)
        {
            var (rows, isLast) = await read(after);
            var kept = await scope.KeepAsync(operation, rows, row.ResourceOf, cancellationToken);
            if (scope.Access.HasFailed)
            {
                return null;
            }

            if (kept.Count > 0 || isLast)
            {
                return new(kept, isLast ? null : row.KeyOf(kept[^1]));
            }

            after = row.KeyOf(rows[^1]);
        }
    }
}

/// <summary>A part of a list, before permissions are checked.</summary>
/// <param name="IsLast">There are no more rows.</param>
internal sealed record ReadPage<T>(IReadOnlyList<T> Rows, bool IsLast);

/// <summary>The key of a row, and the resource to check.</summary>
internal sealed record PageRow<T>(Func<T, string> KeyOf, Func<T, AccessResource> ResourceOf);

/// <summary>The permitted part of a page.</summary>
/// <param name="Next">The key after which the next page begins; null when this was the last one.</param>
internal sealed record PermittedPage<T>(IReadOnlyList<T> Rows, string? Next);
