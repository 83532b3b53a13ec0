using RecsConsole.Platform.Sessions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>A shared read is never older than the question, so that a revoked key stops working at once.</summary>
public sealed class SharedReadsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_sees_what_was_written_before_they_asked()
    {
        var written = 0;
        var reads = new SharedReads<string, int>(_ => Task.FromResult(Volatile.Read(ref written)));

        await Parallel.ForAsync(
            0,
            2_000,
            Token,
            async (_, cancellationToken) =>
            {
                var own = Interlocked.Increment(ref written);
                (await reads.GetAsync("key", cancellationToken)).ShouldBeGreaterThanOrEqualTo(own);
            }
        );
    }

    [Fact]
    public async Task Question_during_a_read_is_answered_by_a_later_one()
    {
        using var begun = new SemaphoreSlim(0);
        using var mayEnd = new SemaphoreSlim(0);
        var values = new Queue<string>(["old", "new"]);
        var reads = new SharedReads<string, string>(async _ =>
        {
            var value = values.Dequeue();
            begun.Release();
            await mayEnd.WaitAsync(Token);
            return value;
        });
        var first = reads.GetAsync("key", Token);
        await begun.WaitAsync(Token);

        var second = reads.GetAsync("key", Token);
        mayEnd.Release(2);

        (await first, await second).ShouldBe(("old", "new"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task All_questions_during_a_read_share_the_next_one_even_if_the_first_fails(bool fails)
    {
        using var begun = new SemaphoreSlim(0);
        using var mayEnd = new SemaphoreSlim(0);
        var count = 0;
        var reads = new SharedReads<string, int>(async _ =>
        {
            var number = Interlocked.Increment(ref count);
            begun.Release();
            await mayEnd.WaitAsync(Token);
            return fails && number == 1 ? throw new InvalidOperationException("no database") : number;
        });
        var first = reads.GetAsync("key", Token);
        await begun.WaitAsync(Token);

        var others = Enumerable.Range(0, 10).Select(_ => reads.GetAsync("key", Token)).ToList();
        mayEnd.Release(2);

        (await Task.WhenAll(others)).ShouldAllBe(number => number == 2);
        count.ShouldBe(2);
        if (fails)
        {
            await Should.ThrowAsync<InvalidOperationException>(first);
        }
        else
        {
            (await first).ShouldBe(1);
        }
    }

    [Fact]
    public async Task Caller_that_gives_up_and_a_failure_leave_nothing_behind()
    {
        var fails = true;
        using var mayEnd = new SemaphoreSlim(0);
        var reads = new SharedReads<string, int>(async _ =>
        {
            await mayEnd.WaitAsync(Token);
            return fails ? throw new InvalidOperationException("no database") : 1;
        });
        using var given = new CancellationTokenSource();
        var (gone, stays) = (reads.GetAsync("key", given.Token), reads.GetAsync("key", Token));
        await given.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(gone);
        mayEnd.Release(10);
        await Should.ThrowAsync<InvalidOperationException>(stays);
        fails = false;

        (await reads.GetAsync("key", Token)).ShouldBe(1);
    }
}
