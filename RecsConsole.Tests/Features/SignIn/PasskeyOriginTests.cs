using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using RecsConsole.Features.SignIn.Passkeys;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn;

/// <summary>A passkey answers on pages of its own host only.</summary>
public sealed class PasskeyOriginTests
{
    [Theory]
    [InlineData("https://console.example", "https://console.example", "console.example", true)]
    [InlineData("https://console.example:8443", "https://console.example:8443", null, true)]
    [InlineData("https://blog.console.example", "https://blog.console.example", "console.example", false)]
    [InlineData("https://blog.console.example", "https://blog.console.example", null, false)]
    [InlineData("https://blog.console.example", "https://console.example", "console.example", false)]
    [InlineData("https://console.example", null, "console.example", false)]
    [InlineData("null", "null", null, false)]
    public void Origin_is_the_pages_and_the_hosts_own(string origin, string? header, string? domain, bool isOwn) =>
        PasskeyOrigin.IsOwn(Asked(origin, header, crossOrigin: false), domain).ShouldBe(isOwn);

    [Fact]
    public void Frame_of_another_site_gets_no_answer() =>
        PasskeyOrigin.IsOwn(Asked("https://console.example", "https://console.example", crossOrigin: true), null).ShouldBeFalse();

    private static PasskeyOriginValidationContext Asked(string origin, string? header, bool crossOrigin)
    {
        var http = new DefaultHttpContext();
        http.Request.Host = new("console.example");
        if (header is not null)
        {
            http.Request.Headers.Origin = header;
        }

        return new()
        {
            HttpContext = http,
            Origin = origin,
            CrossOrigin = crossOrigin,
            TopOrigin = null,
        };
    }
}
