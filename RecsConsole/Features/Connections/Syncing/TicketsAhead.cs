using System.Runtime.CompilerServices;
using RecsConsole.Connectors;

namespace RecsConsole.Features.Connections.Syncing;

/// <summary>
/// Fetches tickets some at a time, in their order, and the next ones while the caller stores the former: neither the other system nor the
/// database waits for the other.
/// </summary>
internal static class TicketsAhead
{
    /// <summary>Number of tickets that are fetched at once, and ahead of those being stored.</summary>
    public const int AtOnce = 4;

    /// <param name="read">Fetches one ticket; cancelled when the caller wants no more.</param>
    public static async IAsyncEnumerable<IReadOnlyList<FetchedTicket>> ReadAsync(
        IReadOnlyList<TicketHead> heads,
        Func<TicketHead, CancellationToken, Task<RemoteAnswer<ReadTicket>>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var stopped = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var waiting = new Queue<TicketHead[]>(heads.Chunk(AtOnce));
        var next = waiting.TryDequeue(out var first) ? FetchAsync(first, read, stopped.Token) : null;
        try
        {
            while (next is not null)
            {
                var fetched = await next;
                next = waiting.TryDequeue(out var some) ? FetchAsync(some, read, stopped.Token) : null;
                yield return fetched;
            }
        }
        finally
        {
            await stopped.CancelAsync();
            if (next is not null)
            {
                // nobody wants them any more, not even their failure
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private static async Task<FetchedTicket[]> FetchAsync(
        TicketHead[] heads,
        Func<TicketHead, CancellationToken, Task<RemoteAnswer<ReadTicket>>> read,
        CancellationToken cancellationToken
    ) => await Task.WhenAll(heads.Select(async head => new FetchedTicket(head, await read(head, cancellationToken))));
}

/// <summary>A ticket of a list with what the other system answered about it.</summary>
internal sealed record FetchedTicket(TicketHead Head, RemoteAnswer<ReadTicket> Answer);
