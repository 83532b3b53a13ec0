using System.Net;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform;

public sealed class ErrorPageTests
{
    [Fact]
    public async Task Says_that_it_failed_and_nothing_about_the_inside()
    {
        var token = TestContext.Current.CancellationToken;
        await using var app = new ConsoleApp("Production");
        using var broken = app.WithWebHostBuilder(BrokenEndpoint.Add);
        using var client = broken.CreateClient();

        using var response = await client.GetAsync(new Uri(BrokenEndpoint.Path, UriKind.Relative), token);

        response.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        var page = await response.Content.ReadAsStringAsync(token);
        page.ShouldContain("Something went wrong");
        page.ShouldContain("Reference number for your administrator");
        page.ShouldNotContain(BrokenEndpoint.Secret);
        page.ShouldNotContain("Exception");
    }
}
