using RecsConsole.Engine.Access;

namespace RecsConsole.Access;

/// <summary>Pages of a list of which somebody may see only a part: where the next one begins is never the key of what is not theirs to see.</summary>
internal static class PermittedPages
{
    /// <summary>Reads on until there is something that may be seen, or the list ends. Null: the rights could not be checked.</summary>
    /// <param name="after">The key after which the page begins; null: the beginning.</param>
    /// <param name="read">Reads what comes after a key, in the order of the keys.</param>
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

/// <summary>What was read of a list.</summary>
/// <param name="IsLast">Nothing comes after it.</param>
internal sealed record ReadPage<T>(IReadOnlyList<T> Rows, bool IsLast);

/// <summary>What a row is called, and what is asked about it.</summary>
internal sealed record PageRow<T>(Func<T, string> KeyOf, Func<T, AccessResource> ResourceOf);

/// <summary>What of it may be seen.</summary>
/// <param name="Next">The key after which the next page begins; null: this was the last.</param>
internal sealed record PermittedPage<T>(IReadOnlyList<T> Rows, string? Next);
