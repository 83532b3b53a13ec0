using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using RecsConsole.Platform.Circuits;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Platform.Circuits;

public sealed class ForgottenCookiesTests
{
    [Fact]
    public void Request_of_an_open_page_keeps_neither_its_cookies_nor_their_values()
    {
        var context = new DefaultHttpContext();
        context.Request.Headers.Cookie = "session=abc; theme=dark";
        context.Request.Headers.Host = "localhost";
        context.Request.Cookies["session"].ShouldBe("abc");
        var read = context.Features.Get<IRequestCookiesFeature>().ShouldNotBeNull();

        ForgottenCookies.Forget(context.Request);

        context.Request.Headers.ContainsKey("Cookie").ShouldBeFalse();
        context.Request.Headers.Host.ToString().ShouldBe("localhost");
        read.Cookies.Count.ShouldBe(0);
        context.Request.Cookies["session"].ShouldBeNull();
    }
}
