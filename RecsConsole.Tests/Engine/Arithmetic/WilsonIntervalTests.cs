using RecsConsole.Engine.Arithmetic;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Arithmetic;

public sealed class WilsonIntervalTests
{
    [Fact]
    public void Nothing_observed_means_nothing_known()
    {
        WilsonInterval.Lower(0, 0).ShouldBe(0);
        WilsonInterval.Upper(0, 0).ShouldBe(1);
    }

    // Newcombe, Statistics in Medicine 17 (1998), table I, method 3
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Bounds_match_the_published_examples(long successes, long n, double lower, double upper)
    {
        WilsonInterval.Lower(successes, n).ShouldBe(lower, 0.00005);
        WilsonInterval.Upper(successes, n).ShouldBe(upper, 0.00005);
    }

    [Fact]
    public void None_and_all_have_no_trace_of_rounding_at_their_end()
    {
        for (var n = 1; n <= 200; n++)
        {
            WilsonInterval.Lower(0, n).ShouldBe(0);
            WilsonInterval.Upper(n, n).ShouldBe(1);
        }
    }

    [Fact]
    public void Bounds_enclose_the_rate_and_stay_within_zero_and_one()
    {
        for (var n = 1; n <= 60; n++)
        {
            for (var successes = 0; successes <= n; successes++)
            {
                var rate = (double)successes / n;
                WilsonInterval.Lower(successes, n).ShouldBeInRange(0, rate + 1e-12);
                WilsonInterval.Upper(successes, n).ShouldBeInRange(rate - 1e-12, 1);
            }
        }
    }

    [Theory]
    [InlineData(-1, 3)]
    [InlineData(4, 3)]
    public void Impossible_counts_are_refused(long successes, long n) =>
        Should.Throw<ArgumentOutOfRangeException>(() => WilsonInterval.Lower(successes, n));
}
