using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>
/// Another system creates, updates and reads customers over the API: once per idempotency key, row by row in a batch, and only if the key's
/// person keeps customers.
/// </summary>
public sealed class ApiAccountTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Customer_is_brought_described_anew_replaced_and_read()
    {
        using var client = await site.ClientAsync(site.Admin);

        (await SendAsync(client, HttpMethod.Post, "/accounts", Account("a-1"))).Status.ShouldBe(201);
        (await SendAsync(client, HttpMethod.Post, "/accounts", Account("a-1"))).Body.GetProperty("status").GetString().ShouldBe("already");
        (await SendAsync(client, HttpMethod.Post, "/accounts", """{"key":"a-1","tier":"Silver"}""")).Status.ShouldBe(200);
        (await FindAsync("a-1")).ShouldSatisfyAllConditions(
            row => row.Tier.ShouldBe("Silver"),
            row => row.Region.ShouldBe("EU", "what is absent stays"),
            row => row.ContractEndsAt.ShouldBe(new DateTimeOffset(2027, 12, 31, 0, 0, 0, TimeSpan.Zero))
        );

        (await SendAsync(client, HttpMethod.Put, "/accounts/a-1", """{"name":"Acme SE"}""")).Status.ShouldBe(200);
        var read = await SendAsync(client, HttpMethod.Get, "/accounts/a-1");

        read.Body.EnumerateObject().Select(each => each.Name).ShouldBe(["key", "name"], "what is absent was taken away");
        read.Body.GetProperty("name").GetString().ShouldBe("Acme SE");
        (await site.TrailAsync("receive.accounts")).Count(entry => entry.ObjectId == "a-1").ShouldBe(3);
    }

    [Fact]
    public async Task First_day_and_entitlements_come_in_stay_and_are_taken_away()
    {
        using var client = await site.ClientAsync(site.Admin);
        const string Start = "2026-01-01T00:00:00.000Z";
        await SendAsync(
            client,
            HttpMethod.Post,
            "/accounts",
            $$"""{"key":"e-1","name":"E","contractStartsAt":"{{Start}}","entitlements":["visit"]}"""
        );
        await SendAsync(client, HttpMethod.Post, "/accounts", """{"key":"e-1","tier":"Gold"}""");

        var kept = await SendAsync(client, HttpMethod.Get, "/accounts/e-1");
        await SendAsync(client, HttpMethod.Post, "/accounts", """{"key":"e-1","entitlements":[]}""");

        kept.Body.GetProperty("contractStartsAt").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        kept.Body.GetProperty("entitlements").EnumerateArray().Select(each => each.GetString()).ShouldBe(["visit"]);
        (await FindAsync("e-1")).Entitlements.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rows_of_a_batch_are_answered_for_one_by_one_and_bad_ones_keep_no_other_out()
    {
        using var client = await site.ClientAsync(site.Admin);
        string[] rows =
        [
            Account("b-1"),
            """{"key":"b-2"}""",
            """{"key":"b-3","name":"B","region":"E U"}""",
            """{"key":"b-4","name":"B","colour":"red"}""",
            """{"key":"b-5","name":"B","contractEndsAt":"soon"}""",
            Account("b-1", "Bronze"),
            Account("b-1", "Bronze"),
        ];

        var answer = await SendAsync(client, HttpMethod.Post, "/accounts:batch", $$"""{"rows":[{{string.Join(',', rows)}}]}""");

        answer.Status.ShouldBe(200);
        var all = answer.Body.GetProperty("rows").EnumerateArray().ToList();
        all.Select(row => row.GetProperty("status").GetString())
            .ShouldBe(["added", "refused", "refused", "refused", "refused", "updated", "already"]);
        all.Select(FieldOf).ShouldBe([null, "name", "region", "colour", "contractEndsAt", null, null]);
        (await FindAsync("b-1")).Tier.ShouldBe("Bronze");
    }

    [Fact]
    public async Task Request_that_names_itself_is_done_once()
    {
        using var client = await site.ClientAsync(site.Admin);

        var first = await SendAsync(client, HttpMethod.Post, "/accounts", Account("c-1"), "once");
        var again = await SendAsync(client, HttpMethod.Post, "/accounts", Account("c-1"), "once");
        var another = await SendAsync(client, HttpMethod.Post, "/accounts", Account("c-2"), "once");

        (first.Status, again.Status, another.Status).ShouldBe((201, 201, 422));
    }

    [Fact]
    public async Task Customers_are_listed_by_key_to_the_end()
    {
        using var client = await site.ClientAsync(site.Admin);
        foreach (var key in new[] { "d-1", "d-2", "d-3" })
        {
            await SendAsync(client, HttpMethod.Post, "/accounts", Account(key));
        }

        List<string> keys = [];
        string? cursor = null;
        do
        {
            var page = (await SendAsync(client, HttpMethod.Get, $"/accounts?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}")).Body;
            keys.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("key").GetString()!));
            cursor = page.TryGetProperty("next", out var next) ? next.GetString() : null;
        } while (cursor is not null);

        keys.Where(key => key.StartsWith("d-", StringComparison.Ordinal)).ShouldBe(["d-1", "d-2", "d-3"]);
        keys.ShouldBeUnique();
    }

    [Fact]
    public async Task Key_of_a_person_who_does_not_keep_customers_is_refused_and_another_tenant_has_its_own()
    {
        using var client = await site.ClientAsync(site.Admin);
        await SendAsync(client, HttpMethod.Post, "/accounts", Account("e-1"));
        using var agent = await site.ClientAsync();
        using var foreign = await site.ForeignClientAsync();

        foreach (var other in new[] { agent, foreign })
        {
            (await SendAsync(other, HttpMethod.Post, "/accounts", Account("e-1", "Bronze"))).Status.ShouldBe(403);
            (await SendAsync(other, HttpMethod.Put, "/accounts/e-1", """{"name":"Theirs"}""")).Status.ShouldBe(403);
            (await SendAsync(other, HttpMethod.Get, "/accounts/e-1")).Status.ShouldBe(403);
            (await SendAsync(other, HttpMethod.Get, "/accounts")).Status.ShouldBe(403);
        }

        (await FindAsync("e-1")).Tier.ShouldBe("Gold");
        await using var elsewhere = site.OpenDb(site.Elsewhere);
        (await elsewhere.Accounts.AnyAsync(row => row.Key == "e-1", Token)).ShouldBeFalse();
    }

    [Fact]
    public async Task Case_is_bound_to_a_customer_who_was_brought_before()
    {
        using var client = await site.ClientAsync(site.Admin);
        using var agent = await site.ClientAsync();
        const string Case =
            """{"key":"F-1","title":"Printer","type":"ticket","team":"one","account":"f-1","openedAt":"2026-03-02T09:00:00Z"}""";

        var before = await SendAsync(agent, HttpMethod.Post, "/cases", Case);
        await SendAsync(client, HttpMethod.Post, "/accounts", Account("f-1"));
        var after = await SendAsync(agent, HttpMethod.Post, "/cases", Case);

        (before.Status, after.Status).ShouldBe((422, 201));
        (await SendAsync(agent, HttpMethod.Get, "/cases/F-1")).Body.GetProperty("account").GetString().ShouldBe("f-1");
    }

    private async Task<AccountRow> FindAsync(string key)
    {
        await using var db = site.OpenDb(site.Here);
        return await db.Accounts.SingleAsync(row => row.Key == key, Token);
    }

    private static string Account(string key, string tier = "Gold") =>
        $$"""{"key":"{{key}}","name":"Name of {{key}}","tier":"{{tier}}","region":"EU","contractEndsAt":"2027-12-31T00:00:00Z"}""";

    private static string? FieldOf(JsonElement row) =>
        row.TryGetProperty("problem", out var problem) && problem.TryGetProperty("field", out var field) ? field.GetString() : null;

    private static async Task<Answered> SendAsync(
        HttpClient client,
        HttpMethod method,
        string path,
        string? body = null,
        string? name = null
    )
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path) { Content = body is null ? null : ApiSite.Json(body) };
        if (name is not null)
        {
            request.Headers.Add("Idempotency-Key", name);
        }

        using var answer = await client.SendAsync(request, Token);
        return new((int)answer.StatusCode, await ApiSite.ReadAsync(answer));
    }

    private sealed record Answered(int Status, JsonElement Body);
}
