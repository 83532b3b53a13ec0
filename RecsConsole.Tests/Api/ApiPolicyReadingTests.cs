using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>Another system reads the policies in force.</summary>
public sealed class ApiPolicyReadingTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Policies_come_in_pages_in_the_version_that_is_in_force()
    {
        var now = DateTimeOffset.UtcNow;
        await AddAsync(
            Policy("r-1", 1, VersionStatus.Retired, now.AddDays(-9)),
            Policy("r-1", 2, VersionStatus.Published, now.AddDays(-5)),
            Policy("r-1", 3, VersionStatus.Draft, now.AddDays(-1)),
            Policy("r-2", 1, VersionStatus.Published, now.AddDays(5)),
            Policy("r-3", 1, VersionStatus.Published, now.AddDays(-5), now.AddDays(-1)),
            Policy("r-4", 1, VersionStatus.Published, now.AddDays(-5), now.AddDays(1))
        );
        using var client = await site.ClientAsync(site.Admin);

        var policies = await ApiCalls.PagesAsync(client, "/policies", limit: 1);

        policies.Select(each => each.GetProperty("key").GetString()).ShouldBe(["printing", "r-1", "r-4"]);
        policies.Select(each => each.GetProperty("version").GetInt32()).ShouldBe([2, 2, 1]);
        policies.Select(each => each.TryGetProperty("effectiveTo", out _)).ShouldBe([false, false, true]);
        foreach (var key in new[] { "r-2", "r-3", "nothing" })
        {
            using var absent = await client.GetAsync($"/api/v1/policies/{key}", Token);
            absent.StatusCode.ShouldBe(HttpStatusCode.NotFound, key);
        }
    }

    [Fact]
    public async Task Policy_is_read_with_its_rules_and_a_tag()
    {
        using var client = await site.ClientAsync(site.Admin);

        using var first = await client.GetAsync("/api/v1/policies/printing", Token);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/policies/printing");
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var again = await client.SendAsync(request, Token);

        var rule = (await ApiSite.ReadAsync(first)).GetProperty("rules").EnumerateArray().ShouldHaveSingleItem();
        Words(rule, "issueTypes").ShouldBe(["printer"]);
        Words(rule, "states").ShouldBe(["new"]);
        Words(rule, "requires").ShouldBe(["notice"]);
        Words(rule, "recommends").ShouldBeEmpty();
        Words(rule, "tiers").ShouldBeEmpty();
        rule.GetProperty("priorities").GetArrayLength().ShouldBe(0);
        Words(rule, "documents").ShouldBe(["secret"], "the other document is not in force");
        again.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Document_that_the_person_may_not_read_is_not_named()
    {
        var narrow = await site.AddPersonAsync("narrow", "supervisor");
        await using (var db = site.OpenDb(site.Here))
        {
            (await db.People.SingleAsync(row => row.Id == narrow.PersonId, Token)).Clearance = 1;
            await db.SaveChangesAsync(Token);
        }

        using var client = await site.ClientAsync(narrow);

        using var one = await client.GetAsync("/api/v1/policies/printing", Token);
        (await one.Content.ReadAsStringAsync(Token)).ShouldNotContain("secret");
        using var all = await client.GetAsync("/api/v1/policies", Token);
        (await all.Content.ReadAsStringAsync(Token)).ShouldNotContain("secret");
    }

    [Fact]
    public async Task Person_who_may_not_see_the_catalog_is_refused_on_record()
    {
        using var agent = await site.ClientAsync();
        using var foreign = await site.ForeignClientAsync();

        foreach (var other in new[] { agent, foreign })
        {
            foreach (var path in new[] { "/api/v1/policies", "/api/v1/policies/printing" })
            {
                using var answer = await other.GetAsync(path, Token);
                answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden, path);
            }
        }

        (await site.TrailAsync("list.policies")).ShouldContain(entry => entry.Outcome == "denied");
        (await site.TrailAsync("read.policy")).ShouldContain(entry => entry.Outcome == "denied");
    }

    private async Task AddAsync(params PolicyRow[] rows)
    {
        await using var db = site.OpenDb(site.Here);
        db.Policies.AddRange(rows);
        await db.SaveChangesAsync(Token);
    }

    private PolicyRow Policy(string key, int version, VersionStatus status, DateTimeOffset from, DateTimeOffset? to = null) =>
        new()
        {
            TenantId = site.Here.TenantId,
            Key = key,
            Version = version,
            Title = "Title of " + key,
            Status = status,
            EffectiveFrom = from,
            EffectiveTo = to,
            RulesJson = """[{"caseTypes":["ticket"],"issueTypes":[],"states":[],"requires":["notice"],"forbids":[],"documents":[]}]""",
            UpdatedAt = from,
        };

    private static List<string?> Words(JsonElement rule, string name) =>
        [.. rule.GetProperty(name).EnumerateArray().Select(each => each.GetString())];
}
