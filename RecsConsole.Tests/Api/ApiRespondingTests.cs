using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>The API responds to a suggestion with the same operation as the desk, once per idempotency key.</summary>
public sealed class ApiRespondingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Accept_moves_the_case_once_however_often_it_is_sent()
    {
        await using var site = new ApiSite();
        await site.InitializeAsync();
        using var client = await site.ClientAsync();
        var (decision, item) = await RecommendAsync(client, slate: 0);
        var accept = $$"""{"kind":"accept","itemKind":"action","item":"{{item}}","confirmed":true}""";

        var first = await SendAsync(client, decision, accept, "one");
        var again = await SendAsync(client, decision, accept, "one");
        var other = await SendAsync(client, decision, accept.Replace("true", "false", StringComparison.Ordinal), "one");

        first.Status.ShouldBe(201);
        again.Status.ShouldBe(201);
        again.Body.GetRawText().ShouldBe(first.Body.GetRawText());
        other.Status.ShouldBe(422);
        await using var db = site.OpenDb(site.Here);
        (await db.Responses.CountAsync(row => row.DecisionId == decision, Token)).ShouldBe(1);
        (await db.CaseEvents.CountAsync(row => row.CaseId == site.Here.CaseId, Token)).ShouldBe(1);
        (await site.TrailAsync("response.accept")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Dismissal_needs_a_reason_and_failure_is_not_kept_under_its_name()
    {
        await using var site = new ApiSite();
        await site.InitializeAsync();
        using var client = await site.ClientAsync();
        var (decision, item) = await RecommendAsync(client, slate: 1);

        var without = await SendAsync(client, decision, $$"""{"kind":"dismiss","itemKind":"document","item":"{{item}}"}""", "two");
        var with = await SendAsync(
            client,
            decision,
            $$"""{"kind":"dismiss","itemKind":"document","item":"{{item}}","reason":"not_useful"}""",
            "two"
        );
        using var foreign = await site.ForeignClientAsync();
        var stranger = await SendAsync(
            foreign,
            decision,
            $$"""{"kind":"dismiss","itemKind":"document","item":"{{item}}","reason":"not_useful"}"""
        );

        without.Status.ShouldBe(422);
        with.Status.ShouldBe(201);
        stranger.Status.ShouldBe(404);
    }

    [Fact]
    public async Task Names_of_requests_belong_to_their_key()
    {
        await using var site = new ApiSite();
        await site.InitializeAsync();
        using var one = await site.ClientAsync();
        using var other = await site.ClientAsync();
        var (decision, item) = await RecommendAsync(one, slate: 1);

        var first = await SendAsync(one, decision, $$"""{"kind":"accept","itemKind":"document","item":"{{item}}"}""", "same");
        var second = await SendAsync(other, decision, $$"""{"kind":"accept","itemKind":"document","item":"{{item}}","note":"n"}""", "same");

        first.Status.ShouldBe(201);
        second.Status.ShouldNotBe(422);
    }

    private static async Task<(Guid Decision, string Item)> RecommendAsync(HttpClient client, int slate)
    {
        using var made = await client.PostAsync("/api/v1/cases/T-1/recommendations", content: null, Token);
        var answer = await ApiSite.ReadAsync(made);
        return (
            answer.GetProperty("decision").GetGuid(),
            answer.GetProperty("slates")[slate].GetProperty("items")[0].GetProperty("id").GetString()!
        );
    }

    private static async Task<(int Status, JsonElement Body)> SendAsync(HttpClient client, Guid decision, string body, string? name = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/decisions/{decision}/responses")
        {
            Content = ApiSite.Json(body),
        };
        if (name is not null)
        {
            request.Headers.Add("Idempotency-Key", name);
        }

        using var answer = await client.SendAsync(request, Token);
        return ((int)answer.StatusCode, await ApiSite.ReadAsync(answer));
    }
}
