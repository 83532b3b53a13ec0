using RecsConsole.Platform.Telemetry;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

/// <summary>Times of the stages on one node, by tenant.</summary>
public sealed class StageLatencyTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Req", "R187")]
    public async Task Every_stage_of_a_recommendation_is_measured_for_its_tenant_only()
    {
        await using var world = await DeskWorld.CreateAsync();
        using var latency = new StageLatency(new ManualClock());
        await latency.StartAsync(Token);

        await world.RecommendAsync();

        var measured = latency.Of(world.Here.TenantId);
        measured.Select(each => each.Stage).ShouldBe(["", "commit", "permits", "rank", "render", "snapshot", "validate"]);
        measured.ShouldAllBe(each => each.Count == 1 && each.Median > TimeSpan.Zero && each.Median <= each.Percentile95);
        latency.Of(world.Elsewhere.TenantId).ShouldBeEmpty();
    }

    [Fact]
    public async Task Stage_outside_of_a_recommendation_and_what_comes_after_the_stop_are_not_counted()
    {
        var tenant = Guid.NewGuid();
        using var latency = new StageLatency(new ManualClock());
        await latency.StartAsync(Token);

        ConsoleTelemetry.Source.StartActivity("recommend.rank")?.Dispose();
        Recommend(tenant);
        await latency.StopAsync(Token);
        Recommend(tenant);

        latency.Of(tenant).Select(each => (each.Stage, each.Count)).ShouldBe([("", 1L), ("rank", 1L)]);
    }

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.95, 95)]
    public void Percentile_is_at_most_a_tenth_too_high(double share, double milliseconds)
    {
        var histogram = new LatencyHistogram();
        for (var time = 1; time <= 100; time++)
        {
            histogram.Add(TimeSpan.FromMilliseconds(time));
        }

        var read = histogram.Read("rank");

        read.Count.ShouldBe(100);
        var percentile = (share < 0.9 ? read.Median : read.Percentile95).TotalMilliseconds;
        percentile.ShouldBeInRange(milliseconds - 0.001, milliseconds * 1.1 + 0.001);
    }

    [Fact]
    public void Times_beyond_the_scale_are_counted_at_its_ends()
    {
        var histogram = new LatencyHistogram();
        histogram.Add(TimeSpan.Zero);
        histogram.Add(TimeSpan.FromHours(1));

        var read = histogram.Read("rank");

        read.Count.ShouldBe(2);
        read.Median.ShouldBe(TimeSpan.FromMilliseconds(0.1));
        read.Percentile95.ShouldBeGreaterThan(TimeSpan.FromMinutes(1));
    }

    private static void Recommend(Guid tenant)
    {
        using var whole = ConsoleTelemetry.Source.StartActivity(ConsoleTelemetry.Recommendation);
        whole?.SetTag(ConsoleTelemetry.TenantId, tenant.ToString("D"));
        using var stage = ConsoleTelemetry.Source.StartActivity("recommend.rank");
    }
}
