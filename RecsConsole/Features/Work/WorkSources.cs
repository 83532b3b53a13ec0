using RecsConsole.Access;
using RecsConsole.Casework.Waiting;

namespace RecsConsole.Features.Work;

/// <summary>Queries the sources one by one: whether they apply to this reader, and what is waiting.</summary>
internal static class WorkSources
{
    public static async Task<FoundWork> ReadAsync(
        IEnumerable<IWorkSource> sources,
        OperationScope scope,
        CancellationToken cancellationToken
    )
    {
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

        return new(items, kinds);
    }
}

/// <param name="Kinds">Kinds of items that can wait for this reader, whether or not any do.</param>
internal sealed record FoundWork(IReadOnlyList<WaitingItem> Items, IReadOnlySet<WaitingKind> Kinds);
