using Microsoft.Extensions.Logging.Abstractions;
using RecsConsole.Recommender.Snapshot;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Recommender.Sources;

public sealed class SourceGuardTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R187")]
    public async Task What_throws_or_is_late_is_left_out_and_named_with_the_reason()
    {
        var guard = new SourceGuard(TimeSpan.FromMilliseconds(30), TimeProvider.System, NullLogger.Instance);

        var broken = guard.Read("history", -1, int () => throw new InvalidOperationException());
        var late = await guard.ReadAsync(
            "presence",
            -2,
            async token =>
            {
                await Task.Delay(Timeout.Infinite, token);
                return 1;
            },
            None
        );
        var well = guard.Read("text search", -3, () => 3);

        (broken, late, well).ShouldBe((-1, -2, 3));
        guard.Left.ShouldBe(["history (failed)", "presence (timed out)"]);
    }

    [Fact]
    public async Task Who_asked_and_left_is_no_fault_of_a_source()
    {
        var guard = new SourceGuard(TimeSpan.FromMinutes(1), TimeProvider.System, NullLogger.Instance);
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() =>
            guard.ReadAsync("presence", 0, token => Task.FromCanceled<int>(token), gone.Token)
        );
        guard.Left.ShouldBeEmpty();
    }
}
