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

    [Fact]
    public async Task Batch_answers_each_row_and_is_executed_once()
    {
        await using var site = new ApiSite();
        await site.InitializeAsync();
        using var client = await site.ClientAsync();
        var (decision, item) = await RecommendAsync(client, slate: 1);
        var batch = $$"""
            {"rows":[
            {"decision":"{{decision}}","kind":"dismiss","itemKind":"document","item":"{{item}}","reason":"not_useful"},
            {"decision":"{{decision}}","kind":"dismiss","itemKind":"document","item":"{{item}}"},
            {"decision":"{{Guid.NewGuid()}}","kind":"accept","itemKind":"document","item":"{{item}}"},
            {"kind":"accept","itemKind":"document","item":"{{item}}"},
            {"decision":"{{decision}}","kind":"praise","itemKind":"document"}]}
            """;

        var first = await ApiCalls.PostAsync(client, "/responses:batch", batch, "batch");
        var again = await ApiCalls.PostAsync(client, "/responses:batch", batch, "batch");

        first.Status.ShouldBe(200, first.Body.GetRawText());
        var rows = first.Body.GetProperty("rows").EnumerateArray().ToList();
        rows.Select(ApiCalls.StatusOf).ShouldBe(["added", "refused", "refused", "refused", "refused"]);
        rows.Skip(1).Select(row => row.GetProperty("problem").GetProperty("status").GetInt32()).ShouldBe([422, 404, 422, 422]);
        rows.Skip(3).Select(ApiCalls.FieldOf).ShouldBe(["decision", "kind"]);
        again.Body.GetRawText().ShouldBe(first.Body.GetRawText());
        await using var db = site.OpenDb(site.Here);
        var stored = await db.Responses.SingleAsync(each => each.DecisionId == decision, Token);
        rows[0].GetProperty("name").GetGuid().ShouldBe(stored.Id);
        (await site.TrailAsync("response.dismiss")).Count.ShouldBe(1);
        using var foreign = await site.ForeignClientAsync();
        var stranger = (await ApiCalls.PostRowsAsync(foreign, "/responses:batch", BodyOf(decision, item))).ShouldHaveSingleItem();
        stranger.GetProperty("problem").GetProperty("status").GetInt32().ShouldBe(404);
        using var auditor = await site.ClientAsync(site.Auditor);
        (await ApiCalls.PostAsync(auditor, "/responses:batch", batch)).Status.ShouldBe(403);
    }

    [Fact]
    public async Task Batch_that_stopped_half_way_goes_on_behind_the_responses_it_stored()
    {
        await using var site = new ApiSite();
        await site.InitializeAsync();
        using var client = await site.ClientAsync();
        var (decision, item) = await RecommendAsync(client, slate: 1);
        var batch = $$"""{"rows":[{{BodyOf(decision, item)}},{{BodyOf(decision, item, "Twice.")}}]}""";
        await BreakAsync(
            site,
            "CREATE TRIGGER break_it BEFORE INSERT ON Responses WHEN (SELECT COUNT(*) FROM Responses) > 0 "
                + "BEGIN SELECT RAISE(ABORT, 'disk full'); END"
        );

        (await ApiCalls.PostAsync(client, "/responses:batch", batch, "half")).Status.ShouldBeGreaterThanOrEqualTo(500);
        await BreakAsync(site, "DROP TRIGGER break_it");
        var after = await ApiCalls.PostAsync(client, "/responses:batch", batch, "half");

        after.Body.GetProperty("rows").EnumerateArray().Select(ApiCalls.StatusOf).ShouldBe(["added", "added"], after.Body.GetRawText());
        await using var db = site.OpenDb(site.Here);
        (await db.Responses.CountAsync(each => each.DecisionId == decision, Token)).ShouldBe(2);
    }

    [Fact]
    public async Task Single_response_may_repeat_its_decision_but_not_name_another()
    {
        await using var site = new ApiSite();
        await site.InitializeAsync();
        using var client = await site.ClientAsync();
        var (decision, item) = await RecommendAsync(client, slate: 1);

        var other = await SendAsync(client, decision, BodyOf(Guid.NewGuid(), item));
        var same = await SendAsync(client, decision, BodyOf(decision, item));

        (other.Status, same.Status).ShouldBe((422, 201));
    }

    private static string BodyOf(Guid decision, string item, string note = "Once.") =>
        $$"""{"decision":"{{decision}}","kind":"accept","itemKind":"document","item":"{{item}}","note":"{{note}}"}""";

    private static async Task BreakAsync(ApiSite site, string sql)
    {
        await using var db = site.OpenDb(site.Here);
        await db.Database.ExecuteSqlRawAsync(sql, Token);
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
