using RecsConsole.Features.SignIn;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn;

public sealed class ReturnUrlTests
{
    [Theory]
    [InlineData("/cases/BR-1042", "/cases/BR-1042")]
    [InlineData("/?status=open&page=2", "/?status=open&page=2")]
    [InlineData(null, "/")]
    [InlineData("", "/")]
    [InlineData("cases", "/")]
    [InlineData("https://elsewhere.example/", "/")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example/", "/")]
    [InlineData("/\t/elsewhere.example/", "/")]
    [InlineData("javascript:alert(1)", "/")]
    [InlineData("/login?returnUrl=/login", "/")]
    [InlineData("/account/sign-out", "/")]
    public void LocalOrHome_stays_in_the_console(string? address, string expected) => ReturnUrl.LocalOrHome(address).ShouldBe(expected);
}
