using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Platform;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>The list of decisions holds what the key's person may open, in pages.</summary>
public sealed class ApiDecisionListTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Everybody_lists_their_own_decisions_and_an_auditor_all_of_them()
    {
        await using var site = new ApiSite();
        await site.InitializeAsync();
        var other = await site.AddPersonAsync("olga", "agent");
        var (mine, theirs) = (await RecommendAsync(site, site.Here.Agent), await RecommendAsync(site, other));
        using var agent = await site.ClientAsync();
        using var auditor = await site.ClientAsync(site.Auditor);
        using var foreign = await site.ForeignClientAsync();

        IdsOf(await ApiCalls.PagesAsync(agent, "/decisions", limit: 1)).ShouldBe([mine]);
        var all = await ApiCalls.PagesAsync(auditor, "/decisions", limit: 1);
        IdsOf(all).ShouldBe([mine, theirs]);
        all.Select(each => each.GetProperty("case").GetString()).ShouldBe(["T-1", "T-1"]);
        all[1].GetProperty("person").GetString().ShouldBe("olga");
        (await ApiCalls.PagesAsync(foreign, "/decisions", limit: 1)).ShouldBeEmpty();
        (await site.TrailAsync("list.decisions")).ShouldContain(row => row.ActorId == site.Auditor.PersonId);
    }

    [Fact]
    public async Task Decisions_are_narrowed_by_case_and_time()
    {
        await using var site = new ApiSite();
        await site.InitializeAsync();
        var id = await RecommendAsync(site, site.Here.Agent);
        using var client = await site.ClientAsync();
        await using var db = site.OpenDb(site.Here);
        var at = (await db.Decisions.SingleAsync(row => row.Id == id, Token)).At;

        (await ListAsync(client, "case=T-1")).ShouldBe([id]);
        (await ListAsync(client, "case=T-2")).ShouldBeEmpty();
        (await ListAsync(client, "case=T-none")).ShouldBeEmpty("a case that is not there looks like one without decisions");
        (await ListAsync(client, "since=" + Text(at))).ShouldBe([id]);
        (await ListAsync(client, "since=" + Text(at.AddSeconds(1)))).ShouldBeEmpty();
        using var wrong = await client.GetAsync("/api/v1/decisions?cursor=VC0x", Token);
        wrong.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await ApiSite.ReadAsync(wrong)).GetProperty("errors").TryGetProperty("cursor", out _).ShouldBeTrue();
    }

    [Fact]
    public async Task Decision_on_a_case_that_the_person_may_no_longer_see_is_not_listed()
    {
        await using var site = new ApiSite();
        await site.InitializeAsync();
        await RecommendAsync(site, site.Here.Agent);
        using var client = await site.ClientAsync();
        await using (var db = site.OpenDb(site.Here))
        {
            (await db.Cases.SingleAsync(row => row.Key == "T-1", Token)).Classification = 3;
            (await db.People.SingleAsync(row => row.Id == site.Here.Agent.PersonId, Token)).Clearance = 1;
            await db.SaveChangesAsync(Token);
        }

        (await ListAsync(client, "case=T-1")).ShouldBeEmpty();
    }

    private static async Task<Guid> RecommendAsync(ApiSite site, Actor person)
    {
        using var client = await site.ClientAsync(person);
        using var made = await client.PostAsync("/api/v1/cases/T-1/recommendations", content: null, Token);
        return (await ApiSite.ReadAsync(made)).GetProperty("decision").GetGuid();
    }

    private static async Task<IReadOnlyList<Guid>> ListAsync(HttpClient client, string query)
    {
        using var answer = await client.GetAsync("/api/v1/decisions?" + query, Token);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync(Token));
        return IdsOf((await ApiSite.ReadAsync(answer)).GetProperty("items").EnumerateArray());
    }

    private static IReadOnlyList<Guid> IdsOf(IEnumerable<JsonElement> items) =>
        [.. items.Select(each => each.GetProperty("decision").GetGuid())];

    private static string Text(DateTimeOffset at) =>
        Uri.EscapeDataString(at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
}
