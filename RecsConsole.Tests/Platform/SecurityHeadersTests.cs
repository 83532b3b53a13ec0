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
        response.Headers.GetValues("Referrer-Policy").Single().ShouldBe("same-origin");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue("nothing stays in a cache");
    }

    [Fact]
    public async Task Scripts_may_be_kept()
    {
        await using var app = new ConsoleApp("Production");
        using var client = app.CreateClient();

        using var response = await client.GetAsync(new Uri("/js/theme.js", UriKind.Relative), TestContext.Current.CancellationToken);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Headers.CacheControl!.NoStore.ShouldBeFalse();
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

    [Theory]
    [InlineData("console.example", "/", false)]
    [InlineData("CONSOLE.example:8443", "/", false)]
    [InlineData("localhost", "/", false)]
    [InlineData("127.0.0.1:5000", "/", false)]
    [InlineData("attacker.example", "/", true)]
    [InlineData("console.example.attacker.example", "/login", true)]
    [InlineData("10.0.0.7", "/health/live", false)] // a probe asks each node by its own address
    public async Task Without_allowed_hosts_the_host_of_the_public_address_is_the_only_one(string host, string path, bool isRefused)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["SignIn:Address"] = "https://console.example" };
        await using var app = new ConsoleApp("Production", settings);

        (await IsRefusedAsync(app, host, path)).ShouldBe(isRefused);
    }

    [Fact]
    public async Task Allowed_hosts_that_are_set_go_before_the_public_address()
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["SignIn:Address"] = "https://console.example",
            ["AllowedHosts"] = "inside.example",
        };
        await using var app = new ConsoleApp("Production", settings);

        (await IsRefusedAsync(app, "inside.example", "/")).ShouldBeFalse();
        (await IsRefusedAsync(app, "console.example", "/")).ShouldBeTrue();
    }

    private static async Task<bool> IsRefusedAsync(ConsoleApp app, string host, string path)
    {
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Host = host;
        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return response.StatusCode == HttpStatusCode.BadRequest;
    }
}
