using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using RecsConsole.Api;
using RecsConsole.Features.ApiKeys;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api.Tokens;

/// <summary>A token stands for its key: for as much, for a quarter of an hour, and no longer than the key.</summary>
public sealed class ApiTokenTests(ApiSite site) : IClassFixture<ApiSite>
{
    private const string Grant = """{"grant_type":"client_credentials"}""";

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Token_does_what_its_key_does_and_is_in_the_trail()
    {
        var (key, ofKey) = await site.MakeAsync(site.Here.Agent, ApiScopes.Read);

        var (status, body) = await ApiCalls.PostAsync(ofKey, "/token", Grant);

        status.ShouldBe(200);
        body.GetProperty("token_type").GetString().ShouldBe("Bearer");
        body.GetProperty("expires_in").GetInt32().ShouldBe(900);
        using var client = site.Client(body.GetProperty("access_token").GetString());
        (await client.GetStringAsync("/api/v1/cases", Cancelled)).ShouldBe(await ofKey.GetStringAsync("/api/v1/cases", Cancelled));
        (await ApiCalls.PostAsync(client, "/cases/T-1/recommendations", "{}")).Status.ShouldBe(403);
        (await site.TrailAsync("create.api_token"))[^1].ObjectId.ShouldBe(key.Id.ToString("D"));
    }

    [Fact]
    public async Task Clients_of_OAuth_send_a_form_and_the_key_as_a_password()
    {
        var (key, _) = await site.MakeAsync(site.Here.Agent, ApiScopes.Read);
        using var client = site.Client(key: null);
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"any:{key.Text}")));

        using var answer = await client.PostAsync("/api/v1/token", Form("client_credentials"), Cancelled);
        using var elsewhere = await client.GetAsync("/api/v1/cases", Cancelled);

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        using var opened = site.Client((await ApiSite.ReadAsync(answer)).GetProperty("access_token").GetString());
        (await opened.GetAsync("/api/v1/cases", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.OK);
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Token_ends_with_its_key()
    {
        var (key, ofKey) = await site.MakeAsync(site.Here.Agent);
        using var client = site.Client(await TokenAsync(ofKey));
        (await client.GetAsync("/api/v1/cases", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.OK);

        (await site.Services.GetRequiredService<RevokeApiKey>().RunAsync(site.Admin, key.Id, Cancelled)).IsOk.ShouldBeTrue();

        (await client.GetAsync("/api/v1/cases", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var refused = (await site.TrailAsync("refuse.api_key"))[^1];
        (refused.ObjectId, refused.Reason).ShouldBe((key.Id.ToString("D"), "revoked"));
    }

    [Fact]
    public async Task Token_gets_no_other_token_and_an_altered_one_opens_nothing()
    {
        var token = await TokenAsync(await site.ClientAsync());
        using var client = site.Client(token);
        using var altered = site.Client(token[..^6] + "AAAAAA");

        (await ApiCalls.PostAsync(client, "/token", Grant)).Status.ShouldBe(401);
        (await altered.GetAsync("/api/v1/cases", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("""{"grant_type":"password"}""", 400)]
    [InlineData("""{"grant":"client_credentials"}""", 400)]
    [InlineData("{}", 400)]
    public async Task Other_grants_are_refused_by_name(string body, int expected)
    {
        using var client = await site.ClientAsync();
        var before = (await site.TrailAsync("create.api_token")).Count;

        (await ApiCalls.PostAsync(client, "/token", body)).Status.ShouldBe(expected);
        using var form = await client.PostAsync("/api/v1/token", Form("password"), Cancelled);
        using var large = await client.PostAsync("/api/v1/token", Form(new string('a', 100_000)), Cancelled);

        form.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await site.TrailAsync("create.api_token")).Count.ShouldBe(before);
    }

    [Fact]
    public async Task Where_only_tokens_are_taken_a_key_gets_one_and_is_told_so()
    {
        var settings = site.Services.GetRequiredService<IOptions<ApiOptions>>().Value;
        settings.TokensOnly = true;
        try
        {
            using var ofKey = await site.ClientAsync();
            using var client = site.Client(await TokenAsync(ofKey));

            using var refused = await ofKey.GetAsync("/api/v1/cases", Cancelled);

            refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (await ApiSite.ReadAsync(refused)).ToString().ShouldContain("/api/v1/token");
            (await client.GetAsync("/api/v1/cases", Cancelled)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await site.TrailAsync("refuse.api_key"))[^1].Reason.ShouldBe("direct");
        }
        finally
        {
            settings.TokensOnly = false;
        }
    }

    [Fact]
    public void Token_is_over_after_a_quarter_of_an_hour_and_worth_nothing_elsewhere()
    {
        var clock = new ManualClock(DateTimeOffset.UnixEpoch);
        var tokens = new ApiTokens(new EphemeralDataProtectionProvider(), clock);
        var key = Guid.NewGuid();

        var token = tokens.Create(key);

        clock.Advance(ApiTokens.Lifetime - TimeSpan.FromSeconds(1));
        tokens.Read(token).ShouldBe(key);
        new ApiTokens(new EphemeralDataProtectionProvider(), clock).Read(token).ShouldBeNull();
        clock.Advance(TimeSpan.FromSeconds(1));
        tokens.Read(token).ShouldBeNull();
    }

    private static async Task<string> TokenAsync(HttpClient client) =>
        (await ApiCalls.PostAsync(client, "/token", Grant)).Body.GetProperty("access_token").GetString()!;

    private static FormUrlEncodedContent Form(string grant) => new([KeyValuePair.Create("grant_type", grant)]);
}
