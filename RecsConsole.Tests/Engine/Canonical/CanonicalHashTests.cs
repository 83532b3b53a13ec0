using RecsConsole.Engine.Canonical;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Engine.Canonical;

public sealed class CanonicalHashTests
{
    [Fact]
    public void Of_matches_the_published_example() =>
        CanonicalHash.Of("abc"u8).ShouldBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-4

    [Fact]
    public void HmacOf_matches_the_published_example() =>
        CanonicalHash
            .HmacOf("Jefe"u8, "what do ya want for nothing?"u8)
            .ShouldBe("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"); // RFC 4231, case 2

    [Fact]
    public void HmacOf_refuses_an_empty_key() => Should.Throw<ArgumentException>(() => CanonicalHash.HmacOf([], "abc"u8));
}
