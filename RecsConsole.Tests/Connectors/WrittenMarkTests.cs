using RecsConsole.Connectors;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Connectors;

public sealed class WrittenMarkTests
{
    private static readonly Guid s_mark = Guid.Parse("0193f2a4-5c1e-7d8b-9a00-1234567890ab");

    [Fact]
    public void Mark_is_found_again_in_what_was_written() =>
        WrittenMark.Of(WrittenMark.With("Done: x\n", s_mark).Replace("\n", "\r\n")).ShouldBe(s_mark);

    [Theory]
    [InlineData("")]
    [InlineData("Done: x")]
    [InlineData("> [RecsConsole 0193f2a45c1e7d8b9a001234567890ab]")]
    [InlineData("[RecsConsole 0193f2a45c1e7d8b9a001234567890ab]\nand my answer")]
    [InlineData("[RecsConsole 42]")]
    public void Words_of_others_have_none(string text) => WrittenMark.Of(text).ShouldBeNull();
}
