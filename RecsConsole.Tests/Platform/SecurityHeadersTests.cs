using System.Net;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform;

public sealed class SecurityHeadersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/health/live")]
    [InlineData("/nowhere")]
    [InlineData(BrokenEndpoint.Path)]
    public async Task Are_on_every_answer(string path)
    {
        await using var app = new ConsoleApp("Production");
        using var broken = app.WithWebHostBuilder(BrokenEndpoint.Add);
        using var client = broken.CreateClient();

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("script-src 'self';");
        policy.ShouldContain("frame-ancestors 'none'");
        policy.ShouldNotContain("unsafe-eval");
        response.Headers.GetValues("X-Content-Type-Options").Single().ShouldBe("nosniff");
        response.Headers.Contains("Referrer-Policy").ShouldBeTrue();
    }

    [Theory]
    [InlineData("console.example", HttpStatusCode.OK)]
    [InlineData("attacker.example", HttpStatusCode.BadRequest)]
    public async Task Only_the_configured_hosts_are_answered(string host, HttpStatusCode status)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["AllowedHosts"] = "console.example" };
        await using var app = new ConsoleApp("Production", settings);
        using var client = app.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Host = host;

        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(status);
    }
}
