using RecsConsole.Tenancy;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Tenancy;

public sealed class BrotliTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5_000)]
    [InlineData(3_000_000)] // far more than the usual ratio, so that the room for it grows
    public void Bytes_come_back_whatever_their_size(int size)
    {
        var bytes = new byte[size];
        Array.Fill(bytes, (byte)'a');

        Brotli.Decompress(Brotli.Compress(bytes)).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public void Erased_value_stays_empty() => Brotli.Decompress([]).ShouldBeEmpty();

    [Fact]
    public void Bytes_that_end_too_early_are_an_error()
    {
        var whole = Brotli.Compress("The printer jams after the firmware update."u8);

        Should.Throw<InvalidDataException>(() => Brotli.Decompress(whole[..^3]));
    }
}
