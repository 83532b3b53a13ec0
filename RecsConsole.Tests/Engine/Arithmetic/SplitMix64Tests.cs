using RecsConsole.Engine.Arithmetic;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Arithmetic;

public sealed class SplitMix64Tests
{
    // numbers that the reference implementation of S. Vigna prints for this seed
    [Fact]
    public void Stream_is_that_of_the_reference_implementation()
    {
        var random = new SplitMix64(1234567);

        Enumerable
            .Range(0, 5)
            .Select(_ => random.Next())
            .ShouldBe([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL, 4593380528125082431UL, 16408922859458223821UL]);
    }

    [Fact]
    public void Whole_numbers_take_the_high_bits()
    {
        var random = new SplitMix64(unchecked((ulong)-7));

        Enumerable.Range(0, 8).Select(_ => random.Below(10)).ShouldBe([4, 4, 9, 1, 5, 8, 5, 0]);
    }

    [Fact]
    public void Nothing_is_drawn_from_nothing() => Should.Throw<ArgumentOutOfRangeException>(() => new SplitMix64(1).Below(0));
}
