using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using RecsConsole.Tests.Support.Servers;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys.Sources;

/// <summary>
/// A team connects its Redmine to an empty console and gives the rest on pages and by the API, over HTTP: then every source is behind
/// something that the API recommends. Nothing is seeded, and nothing is written past the pages and the API.
/// </summary>
[Collection(OwnSiteGroup.Name)]
[Trait("Req", "R206")]
public sealed class ConnectedSourceTests : Journey
{
    private const string Team = "Access";
    private const string Tracker = "Support"; // of every ticket
    private const int Finished = 40;
    private const int StayOpen = 4;
    private const int MaxLooks = 240;
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(500);

    private static readonly Dictionary<string, string> s_states = new(StringComparer.Ordinal)
    {
        ["New"] = "new",
        ["In Progress"] = "in_progress",
        ["Feedback"] = "waiting_customer",
        ["Resolved"] = "resolved",
        ["Closed"] = "closed",
        ["Rejected"] = "closed",
    };

    [Fact]
    public async Task Every_source_is_behind_a_recommendation_after_a_redmine_was_connected()
    {
        Assert.SkipWhen(RedmineServer.Missing is not null, RedmineServer.Missing ?? "");
        await using var redmine = await OpenTicketsAsync();
        await using var site = await SourceSite.StartAsync();
        var (admin, second) = await site.SetUpAsync();
        await OpenAsync(admin, "/admin/case-types");
        await new CaseTypesScreen(admin).AddAsync("The customer confirms it");
        await Assertions.Expect(admin.GetByText("was added")).ToBeVisibleAsync();
        using var system = await site.ConnectAsync(admin, "Redmine");
        foreach (var name in new[] { "Cy", "Dee" })
        {
            await AddAgentAsync(system, second, name);
        }

        await OpenAsync(admin, "/admin/connections");
        await new ConnectionsScreen(admin).ConnectRedmineAsync(redmine.Address, redmine.KeyOf("svc"), s_states, Team);
        var work = new SourceWork(admin, second, system, new(Tracker, Team, "apply-fix", "close-case", "dee", "dee"));
        await work.GiveRightsAsync();
        var keys = await BringCustomersAsync(system);
        await work.HappenAsync(keys, "take-over", "cy");
        await work.BringKnowledgeAsync();
        await work.WritePlaybookAsync();
        await work.EndAsync([.. keys.Take(Finished)]);
        await work.LearnAsync();
        await work.SwitchOnAsync();

        await work.ShouldAllProposeAsync([.. keys.Skip(Finished)]);
    }

    private static async Task<RedmineServer> OpenTicketsAsync()
    {
        var redmine = await RedmineServer.StartAsync();
        for (var i = 0; i < Finished + StayOpen; i++)
        {
            await redmine.OpenAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Nobody reaches the portal through the tunnel since the certificate update {i % 7}"
                ),
                "The client says that the certificate of the gateway is not trusted."
            );
        }

        return redmine;
    }

    // the system brings the person, with a team; the role and the clearance are given on the page
    private static async Task AddAgentAsync(KeyedSystem system, IPage page, string name)
    {
        var key = name.ToLowerInvariant();
        await system.PostAsync(
            "/people",
            new
            {
                key,
                name,
                teams = new[] { Team },
                isExpert = true,
            }
        );
        await OpenAsync(page, "/admin/people/" + key);
        await page.GetByRole(AriaRole.Checkbox, new() { Name = "agent", Exact = true }).CheckAsync();
        await page.GetByLabel("Clearance", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Confidential" });
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Change the rights" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
    }

    // Redmine knows no customers: the API says whose case each ticket is, and until when it has to be solved. The last ones are late.
    private static async Task<IReadOnlyList<string>> BringCustomersAsync(KeyedSystem system)
    {
        var tickets = await ReadTicketsAsync(system);
        string[] accounts = ["first", "second"];
        await system.BringAsync(
            "/accounts",
            accounts.Select(key => new
            {
                key,
                name = key,
                tier = "Gold",
                region = "EU",
            })
        );
        var now = DateTimeOffset.UtcNow;
        var cases = tickets.Select(
            (ticket, at) =>
                new
                {
                    key = Text(ticket, "key"),
                    title = Text(ticket, "title"),
                    type = Text(ticket, "type"),
                    account = accounts[at % accounts.Length],
                    region = "EU",
                    deadline = at < Finished ? now.AddDays(2) : now.AddHours(-3),
                }
        );
        await system.BringAsync("/cases", cases);
        return [.. tickets.Select(ticket => Text(ticket, "key"))];
    }

    private static async Task<IReadOnlyList<JsonElement>> ReadTicketsAsync(KeyedSystem system)
    {
        for (var look = 0; look < MaxLooks; look++)
        {
            var tickets = await system.ListAsync("/cases?status=open&limit=200");
            if (tickets.Count == Finished + StayOpen)
            {
                return tickets;
            }

            await Task.Delay(s_pause);
        }

        throw new InvalidOperationException("Not every ticket of Redmine became a case.");
    }

    private static string Text(JsonElement ticket, string field) => ticket.GetProperty(field).GetString()!;
}
