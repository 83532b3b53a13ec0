using System.Globalization;
using RecsConsole.Connectors;
using RecsConsole.Features.Connections.Syncing;
using RecsConsole.Platform;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Connections;

/// <summary>The next tickets are fetched while the former are stored: in order, a few, and none that nobody wants any more.</summary>
public sealed class TicketsAheadTests
{
    private static readonly DateTimeOffset s_then = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private static readonly TicketHead[] s_heads =
    [
        .. Enumerable.Range(1, 10).Select(number => new TicketHead(number.ToString(CultureInfo.InvariantCulture), "", null, s_then)),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Four_tickets_are_fetched_ahead_of_those_that_are_stored_in_the_order_of_the_list()
    {
        var asked = 0;
        List<string> stored = [];
        List<int> ahead = [];

        await foreach (var some in TicketsAhead.ReadAsync(s_heads, Read, Token))
        {
            stored.AddRange(some.Select(each => each.Head.Id));
            ahead.Add(asked - stored.Count);
        }

        stored.ShouldBe(s_heads.Select(head => head.Id));
        ahead.ShouldBe([4, 2, 0]);

        Task<RemoteAnswer<ReadTicket>> Read(TicketHead head, CancellationToken cancellationToken)
        {
            asked++;
            return Task.FromResult(Answer());
        }
    }

    [Fact]
    public async Task What_is_fetched_ahead_is_cancelled_once_the_caller_stops()
    {
        var cancelled = 0;

        await foreach (var some in TicketsAhead.ReadAsync(s_heads, ReadAsync, Token))
        {
            some.Count.ShouldBe(4);
            break;
        }

        cancelled.ShouldBe(4);

        async Task<RemoteAnswer<ReadTicket>> ReadAsync(TicketHead head, CancellationToken cancellationToken)
        {
            if (!IsFirst(head))
            {
                try
                {
                    await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                }
                finally
                {
                    Interlocked.Increment(ref cancelled);
                }
            }

            return Answer();
        }
    }

    [Fact]
    public async Task Fetch_that_fails_reaches_the_caller_after_the_tickets_before_it()
    {
        var stored = 0;

        var failure = await Should.ThrowAsync<IOException>(StoreAsync);

        failure.Message.ShouldBe("fetching");
        stored.ShouldBe(4);

        async Task StoreAsync()
        {
            await foreach (var some in TicketsAhead.ReadAsync(s_heads, FailAfterFirst, Token))
            {
                stored += some.Count;
            }
        }
    }

    [Fact]
    public async Task Storing_that_fails_is_what_is_reported_whatever_becomes_of_the_next_tickets()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(StoreAsync);

        failure.Message.ShouldBe("storing");

        static async Task StoreAsync()
        {
            await foreach (var _ in TicketsAhead.ReadAsync(s_heads, FailAfterFirst, Token))
            {
                throw new InvalidOperationException("storing");
            }
        }
    }

    private static Task<RemoteAnswer<ReadTicket>> FailAfterFirst(TicketHead head, CancellationToken cancellationToken) =>
        IsFirst(head) ? Task.FromResult(Answer()) : Task.FromException<RemoteAnswer<ReadTicket>>(new IOException("fetching"));

    private static bool IsFirst(TicketHead head) => int.Parse(head.Id, CultureInfo.InvariantCulture) <= TicketsAhead.AtOnce;

    private static RemoteAnswer<ReadTicket> Answer() => RemoteAnswer<ReadTicket>.Gone(StoredText.Sentence("deleted"));
}
