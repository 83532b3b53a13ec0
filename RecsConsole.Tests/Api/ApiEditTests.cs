using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using Shouldly;
using Xunit;
using TestContext = Xunit.TestContext;

namespace RecsConsole.Tests.Api;

/// <summary>When another system changes a case, its history keeps the former fields.</summary>
public sealed class ApiEditTests(ApiSite site) : IClassFixture<ApiSite>
{
    private static readonly DateTimeOffset s_start = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Changed_fields_are_an_event_with_the_former_values_and_stand_in_the_way_of_no_earlier_event()
    {
        using var client = await site.ClientAsync();
        (await SendAsync(client, "/api/v1/cases", Case("Brought", ",\"priority\":4"))).ShouldBe(201);
        var opened = await FindAsync();

        (await SendAsync(client, "/api/v1/cases", Case("On fire", ",\"priority\":1,\"product\":\"printing\""))).ShouldBe(200);
        (await SendAsync(client, "/api/v1/cases", Case("On fire", ",\"priority\":1"))).ShouldBe(200);
        var ask = $$"""{"id":"e1","activity":"ask","at":"{{s_start.AddHours(1):O}}"}""";
        (await SendAsync(client, "/api/v1/cases/X-50/events", ask)).ShouldBe(201);

        var row = await FindAsync();
        await using var db = site.OpenDb(site.Here);
        var events = await db.CaseEvents.Where(each => each.CaseId == row.Id).OrderBy(each => each.Ordinal).ToListAsync(Token);
        events.Select(each => each.Activity).ShouldBe(["opened", CaseActivities.Edited, "ask"]);
        CaseEvents
            .AttributesOf(events[1])
            .ShouldBe(
                new Dictionary<string, string>
                {
                    ["was:title"] = "Brought",
                    ["was:priority"] = "4",
                    ["was:product"] = "",
                },
                ignoreOrder: true
            );
        (row.Title, row.Priority, row.Product, row.EventCount).ShouldBe(("On fire", 1, "printing", 3));
        row.LastEventAt.ShouldBe(s_start.AddHours(1));
        row.Revision.ShouldBe(opened.Revision + 2);
        var then = CaseEdits.Before(row, [events[1]], events[2].Ordinal, events[2].At);
        (then.Title, then.Priority, then.Product).ShouldBe(("Brought", 4, null), "the step had been taken before the change");
        CaseEdits.Before(row, [events[1]], 3, events[1].At).ShouldBeSameAs(row);
    }

    [Fact]
    public async Task Another_system_cannot_report_such_a_change_as_an_event()
    {
        using var client = await site.ClientAsync();
        await SendAsync(client, "/api/v1/cases", Case("Brought", "", "X-51"));
        var forged = $$"""{"id":"e1","activity":"{{CaseActivities.Edited}}","at":"{{s_start.AddHours(1):O}}"}""";

        (await SendAsync(client, "/api/v1/cases/X-51/events", forged)).ShouldBe(422);
    }

    private static string Case(string title, string more, string key = "X-50") =>
        $$"""{"key":"{{key}}","title":"{{title}}","type":"ticket","team":"one","region":"EU","openedAt":"{{s_start:O}}"{{more}}}""";

    private static async Task<int> SendAsync(HttpClient client, string address, string body)
    {
        using var answer = await client.PostAsync(address, ApiSite.Json(body), Token);
        return (int)answer.StatusCode;
    }

    private async Task<CaseRow> FindAsync()
    {
        await using var db = site.OpenDb(site.Here);
        return await db.Cases.AsNoTracking().SingleAsync(row => row.Key == "X-50", Token);
    }
}
