using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform.Sessions;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>What another system can read and get recommended over the API, and how errors are reported.</summary>
public sealed class ApiReadingTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cases_come_in_pages_without_gap_or_overlap()
    {
        using var client = await site.ClientAsync();
        List<string> keys = [];
        var address = "/api/v1/cases?limit=4";
        for (string? next = ""; next is not null; )
        {
            var page = await GetAsync(client, next.Length == 0 ? address : $"{address}&cursor={next}");
            keys.AddRange(page.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("key").GetString()!));
            next = page.TryGetProperty("next", out var found) ? found.GetString() : null;
        }

        keys.Count.ShouldBe(15);
        keys.Distinct(StringComparer.Ordinal).Count().ShouldBe(15);
    }

    [Fact]
    public async Task Cases_are_narrowed_by_status_state_and_time()
    {
        using var client = await site.ClientAsync();

        (await CountAsync(client, "status=open")).ShouldBe(1);
        (await CountAsync(client, "status=closed&limit=200")).ShouldBe(14);
        (await CountAsync(client, "state=resolved&limit=200")).ShouldBe(14);
        (await CountAsync(client, "updatedSince=2999-01-01T00:00:00Z")).ShouldBe(0);
    }

    [Theory]
    [InlineData("status=both", "status")]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=abc", "limit")]
    [InlineData("updatedSince=yesterday", "updatedSince")]
    [InlineData("cursor=%25", "cursor")]
    [InlineData("sort=key", "sort")]
    public async Task Wrong_parameter_is_named(string query, string field)
    {
        using var client = await site.ClientAsync();

        using var answer = await client.GetAsync($"/api/v1/cases?{query}", Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ApiSite.ReadAsync(answer)).GetProperty("errors").TryGetProperty(field, out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Single_case_has_a_tag_and_is_not_sent_twice()
    {
        using var client = await site.ClientAsync();
        using var first = await client.GetAsync("/api/v1/cases/T-1", Token);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/v1/cases/T-1");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await client.SendAsync(again, Token);

        first.StatusCode.ShouldBe(HttpStatusCode.OK);
        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
        (await second.Content.ReadAsStringAsync(Token)).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_the_person_may_not_see_looks_like_what_is_not_there()
    {
        var narrow = await site.AddPersonAsync("narrow", "agent");
        await using (var db = site.OpenDb(site.Here))
        {
            (await db.People.SingleAsync(row => row.Id == narrow.PersonId, Token)).Clearance = 0;
            await db.SaveChangesAsync(Token);
        }

        using var client = await site.ClientAsync(narrow);
        using var hidden = await client.GetAsync("/api/v1/cases/T-1", Token);
        using var absent = await client.GetAsync("/api/v1/cases/T-none", Token);

        hidden.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await ApiSite.ReadAsync(hidden))
            .GetProperty("detail")
            .GetString()
            .ShouldBe((await ApiSite.ReadAsync(absent)).GetProperty("detail").GetString());
        (await GetAsync(client, "/api/v1/cases")).GetProperty("items").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task Recommendation_is_the_recorded_decision_of_the_person_and_can_be_explained_to_them()
    {
        using var client = await site.ClientAsync();

        using var made = await client.PostAsync("/api/v1/cases/T-1/recommendations", content: null, Token);
        var answer = await ApiSite.ReadAsync(made);
        var id = answer.GetProperty("decision").GetGuid();

        made.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer
            .GetProperty("slates")
            .EnumerateArray()
            .Select(each => each.GetProperty("kind").GetString())
            .ShouldBe(["action", "document", "expert"]);
        var first = answer.GetProperty("slates")[0].GetProperty("items")[0];
        first.GetProperty("reason").GetString().ShouldNotBeNullOrEmpty();
        first.GetProperty("confidence").GetString().ShouldBeOneOf("high", "medium", "low");
        await using var db = site.OpenDb(site.Here);
        (await db.Decisions.SingleAsync(row => row.Id == id, Token)).ActorId.ShouldBe(site.Here.Agent.PersonId);
        (await site.TrailAsync("decision.made")).ShouldContain(row => row.ObjectId == id.ToString("D"));

        var why = await GetAsync(client, $"/api/v1/decisions/{id}");
        why.GetProperty("case").GetString().ShouldBe("T-1");
        why.GetProperty("isFull").GetBoolean().ShouldBeFalse();
        (await GetAsync(await site.ClientAsync(site.Auditor), $"/api/v1/decisions/{id}")).GetProperty("isFull").GetBoolean().ShouldBeTrue();
        using var foreign = await site.ForeignClientAsync();
        (await foreign.GetAsync($"/api/v1/decisions/{id}", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Who_works_no_cases_gets_no_recommendation()
    {
        using var client = await site.ClientAsync(site.Auditor, ApiScopes.Recommend);

        using var answer = await client.PostAsync("/api/v1/cases/T-1/recommendations", content: null, Token);

        ((int)answer.StatusCode).ShouldBeOneOf(403, 404);
    }

    [Fact]
    public async Task Catalog_and_documents_show_what_is_in_force_and_permitted()
    {
        using var client = await site.ClientAsync();

        var actions = Keys(await GetAsync(client, "/api/v1/catalog/actions"));
        var documents = Keys(await GetAsync(client, "/api/v1/documents"));

        actions.ShouldContain("ask");
        actions.ShouldNotContain("draft");
        documents.ShouldContain("guide");
        documents.ShouldNotContain("secret");
        (await GetAsync(client, "/api/v1/documents/guide")).GetProperty("text").GetString().ShouldNotBeNullOrEmpty();
        (await client.GetAsync("/api/v1/documents/secret", Token)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static List<string> Keys(JsonElement page) =>
        [.. page.GetProperty("items").EnumerateArray().Select(each => each.GetProperty("key").GetString()!)];

    private static async Task<int> CountAsync(HttpClient client, string query) =>
        (await GetAsync(client, $"/api/v1/cases?{query}")).GetProperty("items").GetArrayLength();

    private static async Task<JsonElement> GetAsync(HttpClient client, string address)
    {
        using var answer = await client.GetAsync(address, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Token));
        return await ApiSite.ReadAsync(answer);
    }
}
