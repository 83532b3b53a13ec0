using RecsConsole.Engine.Evaluation;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Evaluation;

/// <summary>Expected values are computed by hand as sums of binomial probabilities.</summary>
public sealed class BinomialTestTests
{
    [Theory]
    [InlineData(0, 10, 0.5, 2 / 1024.0)]
    [InlineData(5, 10, 0.5, 1)]
    [InlineData(3, 20, 0.5, 2702 / 1048576.0)] // 2 (1 + 20 + 190 + 1140)
    [InlineData(2, 3, 0.25, 10 / 64.0)] // 2 and 3 of 3; 0 and 1 are both more probable
    [InlineData(0, 3, 0.25, 1)] // 1 of 3 is exactly as probable
    [InlineData(0, 0, 0.5, 1)]
    public void Probability_sums_what_is_no_likelier_than_what_was_seen(int hits, int n, double share, double expected) =>
        BinomialTest.PValue(hits, n, share).ShouldBe(expected, 1e-9);

    [Fact]
    public void Many_draws_do_not_overflow() => BinomialTest.PValue(50_300, 100_000, 0.5).ShouldBe(0.0582, 0.0002);
}
