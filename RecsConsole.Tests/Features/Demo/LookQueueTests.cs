using RecsConsole.Features.Demo.Lived;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Demo;

/// <summary>Looks that are ranked at the same time follow the earlier ones at their case, and are recorded in order.</summary>
public sealed class LookQueueTests
{
    private static readonly Guid s_one = Guid.CreateVersion7();
    private static readonly Guid s_other = Guid.CreateVersion7();
    private static readonly Guid s_third = Guid.CreateVersion7();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_first_look_waits_for_nobody()
    {
        var queue = new LookQueue([s_one, s_other]);

        queue.MayRankAsync(0, Token).IsCompleted.ShouldBeTrue();
        queue.MayRecordAsync(0, Token).IsCompleted.ShouldBeTrue();
        queue.MayRankAsync(1, Token).IsCompleted.ShouldBeFalse(); // the first one stores what all share
    }

    [Fact]
    public void A_look_is_ranked_when_the_one_before_at_its_case_is_recorded()
    {
        var queue = new LookQueue([s_third, s_one, s_other, s_one]);
        queue.Recorded(0);

        var other = queue.MayRankAsync(2, Token);
        var same = queue.MayRankAsync(3, Token);

        other.IsCompleted.ShouldBeTrue();
        same.IsCompleted.ShouldBeFalse();
        queue.Recorded(1);
        queue.MayRankAsync(3, Token).IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public void A_look_is_recorded_when_all_before_it_are()
    {
        var queue = new LookQueue([s_one, s_other, s_third]);
        queue.Recorded(0);

        queue.MayRecordAsync(1, Token).IsCompleted.ShouldBeTrue();
        queue.MayRecordAsync(2, Token).IsCompleted.ShouldBeFalse();
    }

    [Fact]
    public async Task Nobody_waits_for_ever_after_a_failure()
    {
        using var failed = new CancellationTokenSource();
        var waiting = new LookQueue([s_one, s_other]).MayRecordAsync(1, failed.Token);

        await failed.CancelAsync();

        await Should.ThrowAsync<TaskCanceledException>(() => waiting);
    }
}
