using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Conversation;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Detail;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>A customer rating is recorded once, as an event of the case that changes nothing else.</summary>
public sealed class ApiRatingTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Rating_is_taken_once_and_moves_nothing()
    {
        using var client = await ClientAsync("R-1");
        var status = (await CaseAsync("R-1")).Status;

        (await RateAsync(client, "R-1", "csat-1", 4)).ShouldBe(HttpStatusCode.Created);
        (await RateAsync(client, "R-1", "csat-1", 4)).ShouldBe(HttpStatusCode.OK);

        var row = await CaseAsync("R-1");
        row.Status.ShouldBe(status);
        await using var db = site.OpenDb(site.Here);
        var events = await db.CaseEvents.Where(each => each.CaseId == row.Id).OrderBy(each => each.Ordinal).ToListAsync(Token);
        events.Count.ShouldBe(2);
        CustomerRating.From(events[0]).ShouldBeNull();
        CustomerRating.From(events[1]).ShouldBe(new CustomerRating(s_start.AddHours(1), 4));
        (await site.TrailAsync("receive.events")).ShouldContain(entry => entry.CaseId == row.Id);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public async Task Stars_beyond_the_scale_are_refused_with_the_field(int stars)
    {
        using var client = await ClientAsync("R-2");

        using var answer = await client.PostAsJsonAsync("/api/v1/cases/R-2/ratings", Rating("csat-1", stars), Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await answer.Content.ReadAsStringAsync(Token)).ShouldContain("\"stars\"");
        var row = await CaseAsync("R-2");
        await using var db = site.OpenDb(site.Here);
        (await db.CaseEvents.CountAsync(each => each.CaseId == row.Id, Token)).ShouldBe(1);
    }

    [Fact]
    public async Task Nobody_rates_through_an_ordinary_event()
    {
        using var client = await ClientAsync("R-3");
        var forged = new
        {
            id = "e1",
            activity = CustomerRating.Activity,
            at = s_start.AddHours(1),
            attributes = new Dictionary<string, string>(StringComparer.Ordinal) { [CustomerRating.StarsAttribute] = "5" },
        };

        using var answer = await client.PostAsJsonAsync("/api/v1/cases/R-3/events", forged, Token);

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task History_of_the_case_says_it_in_words()
    {
        using var client = await ClientAsync("R-4");
        await RateAsync(client, "R-4", "csat-1", 2);

        var row = await CaseAsync("R-4");
        await using var db = site.OpenDb(site.Here);
        var events = await db.CaseEvents.Where(each => each.CaseId == row.Id).OrderBy(each => each.Ordinal).ToListAsync(Token);
        var texts = await TimelineTexts.ReadAsync(db, events, zone: null, Token);

        texts.ToLine(events[1]).What.ShouldBe("The customer rated the help 2 of 5 stars");
    }

    private async Task<HttpClient> ClientAsync(string key)
    {
        var client = await site.ClientAsync();
        var brought = new
        {
            key,
            title = "Brought",
            type = "ticket",
            openedAt = s_start,
        };
        using var answer = await client.PostAsJsonAsync("/api/v1/cases", brought, Token);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync(Token));
        return client;
    }

    private static async Task<HttpStatusCode> RateAsync(HttpClient client, string key, string id, int stars)
    {
        using var answer = await client.PostAsJsonAsync($"/api/v1/cases/{key}/ratings", Rating(id, stars), Token);
        return answer.StatusCode;
    }

    private static object Rating(string id, int stars) =>
        new
        {
            id,
            stars,
            at = s_start.AddHours(1),
        };

    private async Task<CaseRow> CaseAsync(string key)
    {
        await using var db = site.OpenDb(site.Here);
        return await db.Cases.AsNoTracking().SingleAsync(each => each.Key == key, Token);
    }
}
