using RecsConsole.Engine.Training;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Calibration;

/// <summary>A group starts from the pool and leaves it with its outcomes.</summary>
public sealed class PooledOffsetTests
{
    [Fact]
    public void Group_without_outcomes_is_like_the_pool() => PooledOffset.Of([], []).ShouldBe(0);

    [Theory]
    [InlineData(20, -0.53, -0.48)] // about half the way to the log odds of one in four, -1.0986
    [InlineData(2_000, -1.0986, -1.07)]
    public void More_outcomes_move_it_further_towards_its_own_rate(int outcomes, double low, double high) =>
        PooledOffset
            .Of([.. Enumerable.Repeat(0.0, outcomes)], [.. Enumerable.Range(0, outcomes).Select(i => i % 4 == 0)])
            .ShouldBeInRange(low, high);

    [Fact]
    public void Outcomes_as_expected_move_nothing() =>
        PooledOffset
            .Of([.. Enumerable.Repeat(Math.Log(3), 400)], [.. Enumerable.Range(0, 400).Select(i => i % 4 != 0)])
            .ShouldBe(0, tolerance: 1e-9);
}
