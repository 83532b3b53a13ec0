using RecsConsole.Engine.Arithmetic;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Arithmetic;

public sealed class FixedPointTests
{
    [Theory]
    [InlineData(0.5, 500_000)]
    [InlineData(0.000_000_5, 0)]
    [InlineData(0.000_001_5, 2)]
    [InlineData(-0.000_001_5, -2)]
    [InlineData(-1.25, -1_250_000)]
    public void Rounds_half_to_even(double value, long expected) => FixedPoint.FromDouble(value).ShouldBe(expected);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData(1e10)]
    public void Refuses_what_has_no_exact_integer(double value) =>
        Should.Throw<ArgumentOutOfRangeException>(() => FixedPoint.FromDouble(value));

    [Fact]
    public void Comes_back_unchanged()
    {
        for (var micro = -2_000_003L; micro < 2_000_000; micro += 997)
        {
            FixedPoint.FromDouble(FixedPoint.ToDouble(micro)).ShouldBe(micro);
        }
    }
}
