using RecsConsole.Engine.Arithmetic;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Arithmetic;

public sealed class PercentTests
{
    [Theory]
    [InlineData(0, 0, 1)]
    [InlineData(4_999, 0, 1)]
    [InlineData(125_000, 13, 13)]
    [InlineData(994_999, 99, 99)]
    [InlineData(1_000_000, 100, 99)]
    public void Shares_are_rounded_half_up_and_an_estimate_is_neither_certain_nor_impossible(long share, long percent, long ofChance)
    {
        Percent.Of(share).ShouldBe(percent);
        Percent.OfChance(share).ShouldBe(ofChance);
    }
}
