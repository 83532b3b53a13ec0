using System.Net;
using Microsoft.AspNetCore.TestHost;
using RecsConsole.Platform;
using RecsConsole.Platform.Web;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform;

public sealed class ObjectAddressesTests
{
    [Fact]
    public async Task Object_that_may_not_be_opened_is_a_real_404_with_the_not_found_page()
    {
        await using var app = new ConsoleApp("Testing");
        Actor? asked = null;
        await using var site = app.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services =>
                services.AddObjectAddress(
                    "/things/{key}",
                    (_, actor, values, _) =>
                    {
                        asked = actor;
                        return new(values["key"] is "mine");
                    }
                )
            )
        );
        var tenant = await Operators.AddTenantAsync(site.Services, "acme");
        var ana = await Operators.AddAsync(site.Services, tenant, "ana", "agent");
        using var browser = site.Browser();
        using var anonymous = await browser.GetAsync("/things/theirs", TestContext.Current.CancellationToken);
        using var signedIn = await browser.SignInAsync("ana");

        using var theirs = await browser.GetAsync("/things/theirs", TestContext.Current.CancellationToken);

        anonymous.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        theirs.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await theirs.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("There is nothing here");
        asked.ShouldBe(ana);
    }
}
