using RecsConsole.Platform.Web;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform;

public sealed class WebOriginTests
{
    [Theory]
    [InlineData("https://tickets.example", "https://tickets.example")]
    [InlineData(" HTTPS://Tickets.Example:443/ ", "https://tickets.example")]
    [InlineData("http://127.0.0.1:1234", "http://127.0.0.1:1234")]
    [InlineData("http://[::1]:8080", "http://[::1]:8080")]
    [InlineData("https://bücher.example", "https://xn--bcher-kva.example")]
    public void Origin_is_read_as_a_browser_writes_it(string text, string origin) => WebOrigin.Read(text).ShouldBe(origin);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("*")]
    [InlineData("https://*")]
    [InlineData("https://*.example")]
    [InlineData("tickets.example")]
    [InlineData("https://tickets.example/path")]
    [InlineData("https://tickets.example?query")]
    [InlineData("https://tickets.example#part")]
    [InlineData("https://user@tickets.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://tickets.example")]
    [InlineData("https://tickets.example; script-src *")]
    [InlineData("https://tickets.example https://more.example")]
    [InlineData("https://tickets.example,https://more.example")]
    public void What_is_more_or_less_is_none(string? text) => WebOrigin.Read(text).ShouldBeNull();

    [Fact]
    public void Longer_one_is_none() =>
        WebOrigin.Read($"https://{string.Join('.', Enumerable.Repeat("tickets", 60))}.example").ShouldBeNull();
}
