using System.Net;
using RecsConsole.Tests.Features.SignIn;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Work;

/// <summary>The start page redirects people who work on no cases to their work, and nobody else.</summary>
[Collection(SignInTestGroup.Name)]
public sealed class HomeOfPersonTests(SignInSite site)
{
    [Theory]
    [InlineData("/", "/work", "admin")]
    [InlineData("/", "/work", "reviewer")]
    [InlineData("/", "/work", "auditor", "lead")]
    [InlineData("/", null, "agent")]
    [InlineData("/", null, "admin", "supervisor")]
    [InlineData("/?scope=all", null, "admin")]
    [InlineData("/work", null, "admin")]
    public async Task Home_is_where_the_work_is(string address, string? home, params string[] roles)
    {
        var name = site.NewName("home");
        await Operators.AddAsync(site.Services, await site.AddTenantAsync(), name, roles);
        using var browser = site.Site.Browser();
        using var signedIn = await browser.SignInAsync(name);

        using var answer = await browser.GetAsync(address, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(home is null ? HttpStatusCode.OK : HttpStatusCode.Redirect);
        answer.Headers.Location?.ToString().ShouldBe(home);
    }
}
