using RecsConsole.Engine.Arithmetic;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Arithmetic;

public sealed class ExactMathTests
{
    [Fact]
    public void Exp_agrees_with_the_platform_over_its_whole_range()
    {
        var worst = 0.0;
        for (var x = -708.0; x < 709.7; x += 0.001_37)
        {
            worst = Math.Max(worst, Math.Abs((ExactMath.Exp(x) / Math.Exp(x)) - 1));
        }

        worst.ShouldBeLessThan(1e-15);
    }

    [Fact]
    public void Log_agrees_with_the_platform_over_its_whole_range()
    {
        var worst = 0.0;
        for (var exponent = -1074; exponent < 1024; exponent++)
        {
            for (var mantissa = 1.0; mantissa < 2; mantissa += 0.0137)
            {
                var x = Math.ScaleB(mantissa, exponent);
                var expected = Math.Log(x);
                if (expected != 0)
                {
                    worst = Math.Max(worst, Math.Abs((ExactMath.Log(x) / expected) - 1));
                }
            }
        }

        worst.ShouldBeLessThan(1e-15);
    }

    [Theory]
    [InlineData(0.0, 1.0)]
    [InlineData(710.0, double.PositiveInfinity)]
    [InlineData(-746.0, 0.0)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(-745.0, double.Epsilon)]
    [InlineData(1e-300, 1.0)]
    public void Exp_has_defined_edges(double x, double expected) => ExactMath.Exp(x).ShouldBe(expected);

    [Theory]
    [InlineData(1.0, 0.0)]
    [InlineData(0.0, double.NegativeInfinity)]
    [InlineData(-1.0, double.NaN)]
    [InlineData(double.NegativeInfinity, double.NaN)]
    [InlineData(double.PositiveInfinity, double.PositiveInfinity)]
    [InlineData(double.NaN, double.NaN)]
    [InlineData(double.Epsilon, -744.4400719213812)]
    public void Log_has_defined_edges(double x, double expected) => ExactMath.Log(x).ShouldBe(expected);

    [Fact]
    public void Exp_near_its_ends_stays_a_number_of_the_right_size()
    {
        ExactMath.Exp(709.78).ShouldBe(Math.Exp(709.78), Math.Exp(709.78) * 1e-12);
        ExactMath.Exp(-740).ShouldBe(Math.Exp(-740), double.Epsilon);
    }

    [Theory]
    [InlineData(0.0, 0.5)]
    [InlineData(800.0, 1.0)]
    [InlineData(-800.0, 0.0)]
    [InlineData(double.NaN, double.NaN)]
    public void Sigmoid_has_defined_edges(double x, double expected) => ExactMath.Sigmoid(x).ShouldBe(expected);

    [Fact]
    public void Sigmoid_is_symmetric_and_grows()
    {
        var previous = 0.0;
        for (var x = -30.0; x <= 30; x += 0.01)
        {
            var y = ExactMath.Sigmoid(x);

            y.ShouldBeGreaterThan(previous);
            (y + ExactMath.Sigmoid(-x)).ShouldBe(1, 1e-15);
            previous = y;
        }
    }

    // Compares bits: a later change of the method would change replayed slates, so it must not go unnoticed.
    [Theory]
    [InlineData(1.0, 0x4005BF0A8B14576AL)]
    [InlineData(-0.3, 0x3FE7B4C869C37C05L)]
    public void Exp_keeps_its_bits(double x, long bits) => BitConverter.DoubleToInt64Bits(ExactMath.Exp(x)).ShouldBe(bits);
}
