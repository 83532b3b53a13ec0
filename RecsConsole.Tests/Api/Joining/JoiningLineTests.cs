using RecsConsole.Api.Bringing.Joining;
using RecsConsole.Platform;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Api.Joining;

/// <summary>Requests join the group that is open, and one of them never fails another.</summary>
public sealed class JoiningLineTests : IDisposable
{
    private static readonly TimeSpan s_soon = TimeSpan.FromSeconds(20);
    private readonly ManualClock _clock = new();
    private readonly List<string> _groups = [];
    private readonly SemaphoreSlim _mayClose = new(0);
    private readonly SemaphoreSlim _mayEnd = new(0);
    private readonly SemaphoreSlim _closed = new(0);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _mayClose.Dispose();
        _mayEnd.Dispose();
        _closed.Dispose();
    }

    [Fact]
    public async Task Requests_join_until_their_group_is_closed_and_then_form_the_next_one()
    {
        var line = Line(group => group);
        var early = new[] { line.RunAsync("a", Token), line.RunAsync("b", Token) };
        _mayClose.Release();
        (await _closed.WaitAsync(s_soon, Token)).ShouldBeTrue();
        var late = new[] { line.RunAsync("c", Token), line.RunAsync("d", Token), line.RunAsync("e", Token) };

        LetAllEnd();

        (await RepliesAsync([.. early, .. late])).ShouldBe(["a", "b", "c", "d", "e"]);
        _groups.ShouldBe(["a b", "c d e"]);
    }

    [Fact]
    public async Task Request_that_breaks_its_group_is_the_only_one_that_fails()
    {
        var line = Line(group => group.Contains("bad") ? throw new InvalidOperationException("bad") : group);
        var good = new[] { line.RunAsync("a", Token), line.RunAsync("b", Token) };
        var bad = line.RunAsync("bad", Token);

        LetAllEnd();

        (await RepliesAsync(good)).ShouldBe(["a", "b"]);
        await Should.ThrowAsync<InvalidOperationException>(bad.WaitAsync(s_soon, Token));
        _groups.ShouldBe(["a b bad", "a", "b", "bad"]);
    }

    [Fact]
    public async Task Error_of_a_group_is_the_error_of_those_only_who_get_it_alone()
    {
        var line = new JoiningLine<string, string>(
            ScreenCulture.Here,
            _clock,
            async close =>
            {
                await _mayClose.WaitAsync(Token);
                var group = close();
                return group.Contains("busy") ? Error.Conflict("busy") : group.ToList();
            }
        );
        var (good, busy) = (line.RunAsync("a", Token), line.RunAsync("busy", Token));

        LetAllEnd();

        (await RepliesAsync([good])).ShouldBe(["a"]);
        (await busy.WaitAsync(s_soon, Token)).Error!.Kind.ShouldBe(ErrorKind.Conflict);
    }

    [Fact]
    public async Task Refusal_before_a_group_is_closed_concerns_one_request_at_a_time()
    {
        var calls = 0;
        var line = new JoiningLine<string, string>(
            ScreenCulture.Here,
            _clock,
            async _ =>
            {
                await _mayClose.WaitAsync(Token);
                Interlocked.Increment(ref calls);
                return Error.Forbidden("no");
            }
        );
        var asked = Enumerable.Range(0, 3).Select(i => line.RunAsync($"{i}", Token)).ToList();

        LetAllEnd();

        var results = await Task.WhenAll(asked).WaitAsync(s_soon, Token);
        results.ShouldAllBe(result => result.Error!.Kind == ErrorKind.Forbidden);
        calls.ShouldBe(3);
    }

    [Fact]
    public async Task Client_that_gives_up_ends_nobody_elses_request()
    {
        using var given = new CancellationTokenSource();
        var line = Line(group => group);
        var (first, gone, last) = (line.RunAsync("a", Token), line.RunAsync("gone", given.Token), line.RunAsync("b", Token));
        await given.CancelAsync();

        LetAllEnd();

        await Should.ThrowAsync<OperationCanceledException>(gone);
        (await RepliesAsync([first, last])).ShouldBe(["a", "b"]);
        _groups.ShouldBe(["a b"]);
    }

    [Fact]
    public async Task Client_that_started_a_group_and_gives_up_does_not_end_it()
    {
        using var given = new CancellationTokenSource();
        var line = Line(group => group);
        var (gone, other) = (line.RunAsync("gone", given.Token), line.RunAsync("b", Token));
        _mayClose.Release();
        (await _closed.WaitAsync(s_soon, Token)).ShouldBeTrue();
        await given.CancelAsync();

        LetAllEnd();

        await Should.ThrowAsync<OperationCanceledException>(gone);
        (await RepliesAsync([other])).ShouldBe(["b"]);
        _groups.ShouldBe(["gone b"]); // what has begun is executed
    }

    [Fact]
    public async Task Next_group_waits_until_the_senders_of_the_last_one_are_back()
    {
        var line = Line(group => group);
        await ActAsync(TimeSpan.FromMilliseconds(40), line.RunAsync("a", Token), line.RunAsync("b", Token));
        LetAllEnd();
        var first = line.RunAsync("c", Token);
        await HasStayedOpenAsync();

        var second = line.RunAsync("d", Token);

        (await RepliesAsync([first, second])).ShouldBe(["c", "d"]);
        _groups.ShouldBe(["a b", "c d"]);
    }

    [Theory]
    [InlineData(40, 20)]
    [InlineData(8, 4)]
    public async Task Senders_that_stay_away_are_awaited_for_half_of_what_their_group_took_and_at_most_twenty_ms(int took, int wait)
    {
        var line = Line(group => group);
        await ActAsync(TimeSpan.FromMilliseconds(took), line.RunAsync("a", Token), line.RunAsync("b", Token));
        LetAllEnd();
        var only = line.RunAsync("c", Token);
        await HasStayedOpenAsync();
        _clock.Advance(TimeSpan.FromMilliseconds(wait - 1));
        await HasStayedOpenAsync();

        _clock.Advance(TimeSpan.FromMilliseconds(1));

        (await RepliesAsync([only])).ShouldBe(["c"]);
        _groups.ShouldBe(["a b", "c"]);
    }

    [Fact]
    public async Task Sender_that_is_alone_waits_for_nobody()
    {
        var line = Line(group => group);
        await ActAsync(TimeSpan.FromMilliseconds(40), line.RunAsync("a", Token));
        LetAllEnd();

        (await RepliesAsync([line.RunAsync("b", Token)])).ShouldBe(["b"]);

        _groups.ShouldBe(["a", "b"]);
    }

    // one group, which takes that long
    private async Task ActAsync(TimeSpan took, params Task<Result<string>>[] asked)
    {
        _mayClose.Release();
        (await _closed.WaitAsync(s_soon, Token)).ShouldBeTrue();
        _clock.Advance(took);
        _mayEnd.Release();
        await RepliesAsync(asked);
    }

    // nothing tells that a group still waits: it has had time to close
    private async Task HasStayedOpenAsync() => (await _closed.WaitAsync(TimeSpan.FromMilliseconds(200), Token)).ShouldBeFalse();

    // each group waits until the test lets it close, and again until it lets it end
    private JoiningLine<string, string> Line(Func<IReadOnlyList<string>, IReadOnlyList<string>> act) =>
        new(
            ScreenCulture.Here,
            _clock,
            async close =>
            {
                await _mayClose.WaitAsync(Token);
                var group = close();
                _groups.Add(string.Join(' ', group));
                _closed.Release();
                await _mayEnd.WaitAsync(Token);
                return act(group).ToList();
            }
        );

    private void LetAllEnd()
    {
        _mayClose.Release(100);
        _mayEnd.Release(100);
    }

    private static async Task<List<string?>> RepliesAsync(IEnumerable<Task<Result<string>>> asked)
    {
        var results = await Task.WhenAll(asked).WaitAsync(s_soon, Token);
        return [.. results.Select(result => result.Value)];
    }
}
