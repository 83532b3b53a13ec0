using System.Net;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Platform;

public sealed class OriginCheckTests
{
    private const string Negotiate = "/_blazor/negotiate?negotiateVersion=1";

    [Theory]
    [InlineData("https://neighbour.localhost", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost:1234", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.Unauthorized)] // allowed through to the sign-in
    [InlineData("https://localhost", HttpStatusCode.Unauthorized)]
    [InlineData("https://console.example", HttpStatusCode.Unauthorized)]
    [InlineData("", HttpStatusCode.Unauthorized)]
    public async Task Circuit_is_opened_by_pages_of_this_console_alone(string origin, HttpStatusCode status)
    {
        var settings = new Dictionary<string, string>(StringComparer.Ordinal) { ["SignIn:Address"] = "https://console.example" };
        await using var app = new ConsoleApp("Production", settings);
        using var browser = app.Browser();
        using var request = new HttpRequestMessage(HttpMethod.Post, Negotiate);
        if (origin.Length > 0)
        {
            request.Headers.Add("Origin", origin);
        }

        using var answer = await browser.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(status);
    }
}
