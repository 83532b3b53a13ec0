using System.Net;
using System.Text.Json;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.SignIn.OpenId;

/// <summary>What the back channel answers to somebody who set it up wrongly: a reason, and not the sign-in page.</summary>
public sealed class BackChannelRefusalTests
{
    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("application/json")]
    public async Task Console_without_a_provider_says_so(string type)
    {
        await using var app = new ConsoleApp("Testing");
        using var client = app.CreateClient(new() { AllowAutoRedirect = false });
        using var body = new StringContent("logout_token=x", new System.Net.Http.Headers.MediaTypeHeaderValue(type));

        using var answer = await client.PostAsync(
            new Uri("/oidc/backchannel", UriKind.Relative),
            body,
            TestContext.Current.CancellationToken
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        json.RootElement.GetProperty("error").GetString().ShouldBe("invalid_request");
        json.RootElement.GetProperty("error_description").GetString().ShouldNotBeNullOrEmpty();
    }
}
