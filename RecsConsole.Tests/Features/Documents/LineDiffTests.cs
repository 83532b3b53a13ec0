using RecsConsole.Features.Documents.Administration.Versions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Documents;

public sealed class LineDiffTests
{
    [Theory]
    [InlineData("a\nb\nc", "a\nb\nc", " a, b, c")]
    [InlineData("a\nb\nc", "a\nx\nc", " a,-b,+x, c")]
    [InlineData("a\nb", "b\nc", "-a, b,+c")]
    [InlineData("", "a", "-,+a")]
    [InlineData("a\na\nb", "a\nb", " a,-a, b")]
    public void Lines_are_kept_added_and_removed(string before, string after, string expected) =>
        string.Join(',', LineDiff.Of(before, after).Select(line => Sign(line.Kind) + line.Text)).ShouldBe(expected);

    private static string Sign(DiffKind kind) =>
        kind switch
        {
            DiffKind.Added => "+",
            DiffKind.Removed => "-",
            _ => " ",
        };
}
