using RecsConsole.Access;

namespace RecsConsole.Casework.Waiting;

/// <summary>Queries the sources one by one: whether they apply to this reader, and what is waiting.</summary>
public static class WaitingWork
{
    /// <param name="scope">Of the reader.</param>
    public static async Task<FoundWork> ReadAsync(
        IEnumerable<IWorkSource> sources,
        OperationScope scope,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(sources);
        var desk = new WaitingDesk(scope);
        List<WaitingItem> items = [];
        SortedSet<WaitingKind> kinds = [];
        foreach (var source in sources)
        {
            if (await source.IsForAsync(desk, cancellationToken))
            {
                kinds.Add(source.Kind);
                items.AddRange(await source.ReadAsync(desk, cancellationToken));
            }
        }

        // also by key, so that items of equal age are always in the same order
        return new([.. items.OrderBy(item => item.Since).ThenBy(item => item.Key, StringComparer.Ordinal)], kinds);
    }
}

/// <param name="Items">The longest waiting first.</param>
/// <param name="Kinds">Kinds of items that can wait for this reader, whether or not any do.</param>
public sealed record FoundWork(IReadOnlyList<WaitingItem> Items, IReadOnlySet<WaitingKind> Kinds)
{
    /// <summary>Without what the reader sent to somebody else, and what was decided.</summary>
    public IEnumerable<WaitingItem> ForReader => Items.Where(item => item.IsForReader);
}
